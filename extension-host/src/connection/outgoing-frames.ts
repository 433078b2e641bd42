/** So many messages are sent without waiting for the end of the tick: the peer works on them while the next ones are made. */
const sentEarly = 16;
/** Characters that are enough for one write: beyond it, putting messages together gains nothing. */
const sentAlone = 64 * 1024;

/** Messages of one tick, put together for one write. */
export class OutgoingFrames {
  /** Whether messages are put into one JSON array, which the peer reads in one go, and not a frame each. */
  asBatch = false;
  private text = '';
  private bodyBytes = 0;
  private count = 0;
  private isAscii = true;

  get isEmpty(): boolean {
    return this.count === 0;
  }

  /** Whether a body of this many bytes must wait until what is here was taken. */
  hasNoPlaceFor(bytes: number): boolean {
    return this.asBatch && this.count > 0 && this.bodyBytes + bytes > sentAlone;
  }

  /** Whether what is here should be sent now. */
  get isFull(): boolean {
    return this.count >= sentEarly || this.text.length >= sentAlone;
  }

  add(body: string, bytes: number): void {
    if (!this.asBatch) this.text += `${header(bytes)}${body}`;
    else this.text = this.count === 0 ? body : `${this.text},${body}`;
    this.bodyBytes += bytes;
    this.count += 1;
    this.isAscii &&= bytes === body.length;
  }

  /** All that is here as one piece, and how many bytes of messages it holds. */
  take(): { readonly data: string; readonly encoding: 'latin1' | 'utf8'; readonly bodyBytes: number } {
    const { bodyBytes } = this;
    const data = this.asBatch ? this.framed() : this.text;
    // Each character of ASCII is one byte, and need not be looked at again.
    const encoding = this.isAscii ? 'latin1' : 'utf8';
    this.text = '';
    this.bodyBytes = 0;
    this.count = 0;
    this.isAscii = true;
    return { data, encoding, bodyBytes };
  }

  private framed(): string {
    if (this.count === 1) return header(this.bodyBytes) + this.text;
    const commasAndBrackets = this.count + 1;
    return `${header(this.bodyBytes + commasAndBrackets)}[${this.text}]`;
  }
}

function header(bytes: number): string {
  return `Content-Length: ${bytes}\r\n\r\n`;
}
