const endOfHeader = '\r\n\r\n';
const none = Buffer.alloc(0);

/** Cuts what the host sends into message bodies, in place. The host is trusted: there are no limits. */
export class FrameParser {
  /** Bytes that were not taken yet; the first of several chunks stays until a body is whole. */
  #chunks: Buffer[] = [];
  #bytes: Buffer = none;
  #position = 0;
  /** Length of the body that is being waited for. */
  #length: number | undefined;
  #unread = 0;

  append(chunk: Buffer): void {
    this.#unread += chunk.length;
    if (this.#position === this.#bytes.length && this.#chunks.length === 0) {
      this.#bytes = chunk;
      this.#position = 0;
    } else {
      this.#chunks.push(chunk);
    }
  }

  /** The next whole body as text, or undefined until more bytes arrive. Throws where there is no header. */
  next(): string | undefined {
    this.#length ??= this.#readHeader();
    if (this.#length === undefined || this.#unread < this.#length) return undefined;
    this.#join();
    const end = this.#position + this.#length;
    const text = this.#bytes.toString('utf8', this.#position, end);
    this.#skip(end);
    this.#length = undefined;
    return text;
  }

  #readHeader(): number | undefined {
    if (this.#unread === 0) return undefined;
    this.#join();
    const end = this.#bytes.indexOf(endOfHeader, this.#position, 'latin1');
    if (end === -1) return undefined;
    const header = this.#bytes.toString('latin1', this.#position, end);
    const [, length] = /^content-length: *(\d+)$/im.exec(header) ?? [];
    if (length === undefined) throw new Error(`"${header}" is no header of a message.`);
    this.#skip(end + endOfHeader.length);
    return Number(length);
  }

  /** Makes one piece of what came in several, once for a body: a large one is not copied with each chunk. */
  #join(): void {
    if (this.#chunks.length === 0) return;
    this.#bytes = Buffer.concat([this.#bytes.subarray(this.#position), ...this.#chunks]);
    this.#chunks = [];
    this.#position = 0;
  }

  #skip(to: number): void {
    this.#unread -= to - this.#position;
    this.#position = to;
  }
}
