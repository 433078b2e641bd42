import { headLengthField } from '../attachments/attachment.js';
import { encodeMessage } from '../attachments/encode-message.js';
import { releaseText } from '../attachments/text-memory.js';
import { contentEncodings, messagePackType, type Packing } from '../packing.js';
import { compress } from './compression.js';
import { arrayHeader, encodeMessagePack } from './message-pack.js';

/** So many messages are sent without waiting for the end of the tick. */
const sentEarly = 16;
/** Bytes that are enough for one write. */
const sentAlone = 64 * 1024;

interface Body {
  readonly parts: readonly Uint8Array[];
  readonly bytes: number;
  /** Bytes that are JSON, where attachments follow. */
  readonly headLength?: number;
}

/** Frames that are ready to be sent. */
export interface PackedBytes {
  readonly data: Buffer;
  /** Bytes of the messages in them, as `add` told them. */
  readonly bodyBytes: number;
}

/** The messages of one tick, in the encoding and compression that were agreed on, several in one array. */
export class PackedFrames {
  /** Bodies that will share a frame. */
  private batch: Body[] = [];
  private batchBytes = 0;
  private ready: Uint8Array[] = [];
  private count = 0;
  private bodyBytes = 0;

  /**
   * @param canAttach Whether binary data and long strings travel beside the JSON.
   * @param longest Bytes a message may have.
   */
  constructor(
    private readonly packing: Packing,
    private readonly canAttach: boolean,
    private readonly longest: number,
  ) {}

  get isEmpty(): boolean {
    return this.count === 0;
  }

  /** Whether what is here should be sent now. */
  get isFull(): boolean {
    return this.count >= sentEarly || this.bodyBytes >= sentAlone;
  }

  /**
   * Adds a message, and gives its bytes.
   *
   * @throws Error with a sentence: it is too large, or holds what cannot travel
   */
  add(message: object): number {
    const body = this.encode(message);
    if (body.bytes > this.longest) {
      throw new Error(
        `It takes ${mebibytes(body.bytes)}, and a message may have ${mebibytes(this.longest)}.`,
      );
    }
    const isAlone = body.headLength !== undefined;
    if (isAlone || this.batchBytes + body.bytes > sentAlone) this.closeBatch();
    this.batch.push(body);
    this.batchBytes += body.bytes;
    if (isAlone) this.closeBatch();
    this.count += 1;
    this.bodyBytes += body.bytes;
    return body.bytes;
  }

  take(): PackedBytes {
    this.closeBatch();
    const packed = { data: Buffer.concat(this.ready), bodyBytes: this.bodyBytes };
    this.ready = [];
    this.count = 0;
    this.bodyBytes = 0;
    return packed;
  }

  private encode(message: object): Body {
    if (this.packing.encoding === 'msgpack') {
      const bytes = encodeMessagePack(message);
      return { parts: [bytes], bytes: bytes.length };
    }
    const { json, headLength, attachments, bytes } = encodeMessage(message, this.canAttach);
    if (attachments.length === 0) return { parts: [Buffer.from(json)], bytes };
    const whole = Buffer.concat([Buffer.from(json), ...attachments], bytes);
    releaseText(attachments);
    return { parts: [whole], bytes, headLength };
  }

  private closeBatch(): void {
    const [first] = this.batch;
    if (first === undefined) return;
    this.frame(this.batch.length === 1 ? first : this.together());
    this.batch = [];
    this.batchBytes = 0;
  }

  private together(): Body {
    const bodies = this.batch.flatMap(({ parts }) => parts);
    const parts =
      this.packing.encoding === 'msgpack'
        ? [arrayHeader(bodies.length), ...bodies]
        : [...bodies.flatMap((body, index) => [index === 0 ? opening : comma, body]), closing];
    return { parts, bytes: parts.reduce((sum, { length }) => sum + length, 0) };
  }

  private frame({ parts, bytes, headLength }: Body): void {
    const { encoding, compression } = this.packing;
    const body = parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts, bytes);
    const shorter = compression === 'none' ? undefined : compress(body, compression);
    let header = `Content-Length: ${(shorter ?? body).length}\r\n`;
    if (encoding === 'msgpack') header += `Content-Type: ${messagePackType}\r\n`;
    if (shorter !== undefined && compression !== 'none')
      header += `Content-Encoding: ${contentEncodings[compression]}\r\n`;
    if (headLength !== undefined) header += `${headLengthField}: ${headLength}\r\n`;
    this.ready.push(Buffer.from(`${header}\r\n`, 'latin1'), shorter ?? body);
  }
}

const opening = Buffer.from('[');
const comma = Buffer.from(',');
const closing = Buffer.from(']');

function mebibytes(bytes: number): string {
  return `${Number((bytes / 2 ** 20).toFixed(1))} MiB`;
}
