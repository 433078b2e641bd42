import { headLengthField } from '../protocol/attachments/attachment.js';
import { afterField } from '../protocol/connection-open.js';
import { contentEncodings, messagePackType, type Packing } from '../protocol/packing.js';
import { longestBody } from './encoding/encode.js';

const endOfHeader = '\r\n\r\n';
const none = Buffer.alloc(0);
/** Memory that is kept for the next body, at most. */
const keptMemory = 2 * 1024 * 1024;
const lengthPattern = /^content-length: *(\d+)$/im;
const typePattern = new RegExp(`^content-type: *${messagePackType} *$`, 'im');
const contentEncodingPattern = /^content-encoding: *(\S+) *$/im;
const headLengthPattern = new RegExp(`^${headLengthField}: *(\\d+)$`, 'im');
const afterPattern = new RegExp(`^${afterField}: *(\\d+)$`, 'im');

/** Cuts what the host sends into message bodies, in place. The host is trusted: it keeps to the limits. */
export class FrameParser {
  /** Bytes that were not taken yet, from `position` on. */
  #bytes: Buffer = none;
  #position = 0;
  /** Length of the body that is being waited for. */
  #length: number | undefined;
  #headLength: number | undefined;
  #header = '';
  #form: Packing | undefined;
  /** A body that is collected in memory of its own, and how much of it is there. */
  #body: Buffer | undefined;
  #filled = 0;
  /** What the last body was collected in, and what the next one can be. */
  #memory: Buffer | undefined;
  #spare: Buffer | undefined;

  /** @param chunk Its memory may be used again after {@link keep}. */
  append(chunk: Buffer): void {
    this.#bytes = this.#unread === 0 ? chunk : Buffer.concat([this.#bytes.subarray(this.#position), chunk]);
    this.#position = 0;
  }

  /** Copies what was not taken yet, for the memory it is in is about to be used again. */
  keep(): void {
    this.#bytes = this.#unread === 0 ? none : Buffer.from(this.#bytes.subarray(this.#position));
    this.#position = 0;
  }

  /** How many bytes at the beginning of the body that `next` gave last are JSON. Undefined: all of them. */
  get headLength(): number | undefined {
    return this.#headLength;
  }

  /** How many messages on the main connection come before the body that `next` gave last. */
  get after(): number {
    const [, after] = afterPattern.exec(this.#header) ?? [];
    if (after === undefined) throw new Error(`"${this.#header}" has no ${afterField}.`);
    return Number(after);
  }

  /** How the body that `next` gave last is written, where it is not plain JSON. */
  get form(): Packing | undefined {
    return this.#form;
  }

  /**
   * The next whole body, or undefined until more bytes arrive. One without attachments may be a view of a chunk. Throws where
   * there is no header.
   */
  next(): Buffer | undefined {
    this.#length ??= this.#readHeader();
    if (this.#length === undefined) return undefined;
    this.#memory = undefined;
    const isText = this.#headLength === undefined && this.#form === undefined;
    const isView = this.#body === undefined && isText && this.#unread >= this.#length;
    const body = isView ? this.#take(this.#length) : this.#collect(this.#length);
    if (body !== undefined) this.#length = undefined;
    return body;
  }

  /** Nothing refers any more to the body that `next` gave last: its memory serves the next large one. */
  readonly release = (): void => {
    if (this.#memory !== undefined && this.#memory.length <= keptMemory) this.#spare = this.#memory;
    this.#memory = undefined;
  };

  #readHeader(): number | undefined {
    if (this.#unread === 0) return undefined;
    const end = this.#bytes.indexOf(endOfHeader, this.#position, 'latin1');
    if (end === -1) return undefined;
    const header = this.#bytes.toString('latin1', this.#position, end);
    const [, length] = lengthPattern.exec(header) ?? [];
    if (length === undefined) throw new Error(`"${header}" is no header of a message.`);
    const [, headLength] = headLengthPattern.exec(header) ?? [];
    this.#header = header;
    this.#headLength = headLength === undefined ? undefined : Number(headLength);
    this.#form = formOf(header);
    this.#position = end + endOfHeader.length;
    if (Number(length) > longestBody) throw new Error(`A message of ${length} bytes is too large.`);
    return Number(length);
  }

  #collect(length: number): Buffer | undefined {
    this.#body ??= this.#reserve(length);
    const chunk = this.#take(Math.min(length - this.#filled, this.#unread));
    chunk.copy(this.#body, this.#filled);
    this.#filled += chunk.length;
    if (this.#filled < length) return undefined;
    this.#memory = this.#body;
    this.#body = undefined;
    this.#filled = 0;
    return this.#memory.subarray(0, length);
  }

  /** Whether a part of a body has come, and the rest is to come. */
  get isCollecting(): boolean {
    return this.#body !== undefined;
  }

  /** The spare memory, where it fits: a small body in it would hold on to all of it. */
  #reserve(length: number): Buffer {
    const spare = this.#spare;
    if (spare === undefined || spare.length < length || spare.length > 4 * length) {
      return Buffer.allocUnsafeSlow(length);
    }
    this.#spare = undefined;
    return spare;
  }

  #take(length: number): Buffer {
    const start = this.#position;
    this.#position += length;
    return this.#bytes.subarray(start, this.#position);
  }

  get #unread(): number {
    return this.#bytes.length - this.#position;
  }
}

function formOf(header: string): Packing | undefined {
  // Nearly all have one field only.
  if (!header.includes('\n')) return undefined;
  const [, name] = contentEncodingPattern.exec(header) ?? [];
  const compression =
    name === contentEncodings.gzip ? 'gzip' : name === contentEncodings.brotli ? 'brotli' : 'none';
  const encoding = typePattern.test(header) ? 'msgpack' : 'json';
  return encoding === 'json' && compression === 'none' ? undefined : { encoding, compression };
}
