import { afterField, headLengthField } from '@plugo/sdk/protocol';
import { type BodyForm, bodyFormOf } from './encoding/body-form.js';
import { GrowingBuffer } from './growing-buffer.js';
import { ProtocolViolation, quote } from './protocol-violation.js';
import { formatBytes, wireLimits } from './wire-limits.js';

const none = Buffer.alloc(0);
const endOfHeader = '\r\n\r\n';
/** Memory that is kept for the next body, at most. */
const keptMemory = 2 * 1024 * 1024;
const usualStart = Buffer.from('Content-Length: ');

/**
 * Cuts a stream of bytes into message bodies (LSP base protocol). Bytes go in with `append`, bodies come out of `next` one at a
 * time, so the reader can stop in the middle of a chunk. Each byte is looked at a bounded number of times, and no more memory is
 * taken than bytes arrived.
 */
export class FrameParser {
  private bytes: Buffer = none;
  /** Where the unread part of `bytes` begins. */
  private position = 0;
  private body: GrowingBuffer | undefined;
  private head: number | undefined;
  private afterCount: number | undefined;
  private form: BodyForm | undefined;
  /** What the last body was collected in, and what the next one can be. */
  private memory: Buffer | undefined;
  private spare: Buffer | undefined;

  /** @param maxBody Longest body accepted, bytes. May be changed between messages. */
  constructor(public maxBody: number = wireLimits.body) {}

  append(chunk: Buffer): void {
    this.bytes = this.unread === 0 ? chunk : Buffer.concat([this.bytes.subarray(this.position), chunk]);
    this.position = 0;
  }

  /**
   * The next whole body, or undefined until more bytes arrive. It may be a view: use it before the next `append`.
   *
   * @throws ProtocolViolation The stream is not to be read any further.
   */
  next(): Buffer | undefined {
    if (this.body === undefined) {
      const length = this.readUsualHeader() ?? this.readHeader();
      if (length === undefined) return undefined;
      this.memory = undefined;
      if (this.unread >= length) return this.take(length);
      this.body = new GrowingBuffer(length, this.takeSpare(length));
    }
    this.body.append(this.take(Math.min(this.body.missing, this.unread)));
    if (this.body.missing > 0) return undefined;
    const whole = this.body.bytes;
    this.memory = this.body.memory;
    this.body = undefined;
    return whole;
  }

  /** Nothing refers any more to the body that `next` gave last: its memory serves the next large one. */
  readonly release = (): void => {
    if (this.memory !== undefined && this.memory.length <= keptMemory) this.spare = this.memory;
    this.memory = undefined;
  };

  /** Whether a part of a body has come that is larger than what came with it. */
  get isCollecting(): boolean {
    return this.body !== undefined;
  }

  /** The spare memory, where it fits: a small body in it would hold on to all of it. */
  private takeSpare(length: number): Buffer | undefined {
    const { spare } = this;
    if (spare === undefined || spare.length < length || spare.length > 4 * length) return undefined;
    this.spare = undefined;
    return spare;
  }

  /** How many bytes at the beginning of the body that `next` gave last are JSON. Undefined where nothing was said: all of them. */
  get headLength(): number | undefined {
    return this.head;
  }

  /** How many messages on the main connection come before the body that `next` gave last. Undefined where nothing was said. */
  get after(): number | undefined {
    return this.afterCount;
  }

  /** How the body that `next` gave last is written, where it is not plain JSON. */
  get bodyForm(): BodyForm | undefined {
    return this.form;
  }

  private get unread(): number {
    return this.bytes.length - this.position;
  }

  private take(length: number): Buffer {
    const taken = this.bytes.subarray(this.position, this.position + length);
    this.position += length;
    if (this.unread === 0) {
      this.bytes = none;
      this.position = 0;
    }
    return taken;
  }

  /** The header nearly everybody sends, read byte by byte: many times faster. Undefined when it is not exactly that. */
  private readUsualHeader(): number | undefined {
    const { bytes, position } = this;
    for (let index = 0; index < usualStart.length; index++) {
      if (bytes[position + index] !== usualStart[index]) return undefined;
    }
    let at = position + usualStart.length;
    let length = 0;
    for (let byte = bytes[at]; byte !== undefined && byte >= 0x30 && byte <= 0x39; byte = bytes[at]) {
      length = length * 10 + byte - 0x30;
      at += 1;
    }
    const hasEnd =
      bytes[at] === 0x0d && bytes[at + 1] === 0x0a && bytes[at + 2] === 0x0d && bytes[at + 3] === 0x0a;
    if (!hasEnd || at === position + usualStart.length || length > this.maxBody) return undefined;
    this.position = at + endOfHeader.length;
    this.head = undefined;
    this.afterCount = undefined;
    this.form = undefined;
    return length;
  }

  /** The length that any other header announces, or undefined until it is complete. */
  private readHeader(): number | undefined {
    if (this.unread === 0) return undefined;
    const end = this.position + wireLimits.header + endOfHeader.length;
    const window = this.bytes.subarray(this.position, end);
    const length = window.indexOf(endOfHeader, 0, 'latin1');
    if (length === -1) {
      refuseWhatIsNoHeader(window);
      return undefined;
    }
    const header = parseHeader(window.toString('latin1', 0, length), this.maxBody);
    this.position += length + endOfHeader.length;
    this.head = header.headLength;
    this.afterCount = header.after;
    this.form = header.form;
    return header.length;
  }
}

/** Tells a stray line or endless bytes from the beginning of a header, as soon as that can be seen. */
function refuseWhatIsNoHeader(window: Buffer): void {
  const lineFeed = window.indexOf(0x0a);
  if (lineFeed !== -1 && window[lineFeed - 1] !== 0x0d)
    throw noHeader(window.toString('latin1', 0, lineFeed));
  if (window.length > wireLimits.header) {
    throw new ProtocolViolation(
      `sent ${formatBytes(wireLimits.header)} without the end of a message header, beginning with ${quote(window.toString('latin1', 0, 61))}`,
    );
  }
}

function noHeader(line: string): ProtocolViolation {
  return new ProtocolViolation(
    `sent ${quote(line.split('\n', 1)[0] ?? '')} where a message header such as "Content-Length: 42" and CRLF was expected`,
  );
}

/** What the fields of a header say. */
interface Header {
  readonly length: number;
  readonly headLength: number | undefined;
  readonly after: number | undefined;
  readonly form: BodyForm | undefined;
}

function parseHeader(header: string, maxBody: number): Header {
  const known = new Map<string, string>();
  for (const line of header.split('\r\n')) {
    const field = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*([^\n]*?)[ \t]*$/.exec(line);
    if (field === null) throw noHeader(line);
    const [, name = '', value = ''] = field;
    const key = name.toLowerCase();
    if (!fields.has(key)) continue;
    if (known.has(key)) throw new ProtocolViolation(`gave ${name} twice in one header`);
    known.set(key, value);
  }
  const length = known.get('content-length');
  if (length === undefined) {
    throw new ProtocolViolation(`sent the header ${quote(header)}, which has no Content-Length`);
  }
  refuseOtherCharset(known.get('content-type') ?? '');
  const bodyLength = parseLength('Content-Length', length, maxBody);
  const form = bodyFormOf(known.get('content-type'), known.get('content-encoding'));
  const head = known.get(headLengthField.toLowerCase());
  const isCompressed = form !== undefined && form.compression !== 'none';
  if (head !== undefined && !isCompressed && Number(head) > bodyLength)
    throw new ProtocolViolation(
      `gave a ${headLengthField} of ${quote(head)} in a body of ${bodyLength} bytes`,
    );
  const after = known.get(afterField.toLowerCase());
  return {
    length: bodyLength,
    after: after === undefined ? undefined : parseCount(afterField, after),
    headLength:
      head === undefined
        ? undefined
        : parseLength(headLengthField, head, isCompressed ? maxBody : bodyLength),
    form,
  };
}

/** Fields that say something to us; others are left alone. */
const fields: ReadonlySet<string> = new Set([
  'content-length',
  'content-type',
  'content-encoding',
  headLengthField.toLowerCase(),
  afterField.toLowerCase(),
]);

function parseCount(field: string, value: string): number {
  if (!/^\d{1,15}$/.test(value)) throw new ProtocolViolation(`gave ${quote(value)} as ${field}`);
  return Number(value);
}

function parseLength(field: string, value: string, most: number): number {
  const length = parseCount(field, value);
  if (length <= most) return length;
  throw new ProtocolViolation(
    `announced a message of ${formatBytes(length)}; at most ${formatBytes(most)} are allowed`,
  );
}

function refuseOtherCharset(contentType: string): void {
  const charset = /charset="?([^";\s]+)/i.exec(contentType)?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    throw new ProtocolViolation(`sent text in ${quote(charset)}; only UTF-8 is allowed`);
  }
}
