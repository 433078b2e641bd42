import type { Packing } from '@plugo/sdk/protocol';
import type { decodeMessagePack, decompress, PackedFrames } from '@plugo/sdk/protocol/encodings';
import { ProtocolViolation } from '../protocol-violation.js';
import { wireLimits } from '../wire-limits.js';
import type { BodyForm } from './body-form.js';
import { decodeBody } from './decode-body.js';

/** The module that reads and writes what is not plain JSON. It is loaded for connections that agreed on such a thing. */
export interface Encodings {
  readonly decodeMessagePack: typeof decodeMessagePack;
  readonly decompress: typeof decompress;
  readonly MalformedBody: new (message: string) => Error;
  readonly PackedFrames: typeof PackedFrames;
}

/** What a body was found to hold. */
export interface Unpacked {
  readonly value: unknown;
  /** Bytes, no longer compressed. */
  readonly bytes: number;
}

/** Reads bodies that are not plain JSON, of a peer with which that was agreed on. */
export class Unpacker {
  constructor(
    private readonly encodings: Encodings,
    private readonly agreed: Packing,
  ) {}

  /**
   * A message, or an array of them, unchecked. At most as much is unpacked as a message may have.
   *
   * @throws ProtocolViolation
   */
  unpack(body: Buffer, form: BodyForm, headLength: number | undefined): Unpacked {
    this.refuseOther(form);
    try {
      return this.read(body, form, headLength);
    } catch (error) {
      throw error instanceof this.encodings.MalformedBody ? new ProtocolViolation(error.message) : error;
    }
  }

  private read(body: Buffer, { encoding, compression }: BodyForm, headLength: number | undefined): Unpacked {
    const plain =
      compression === 'none' ? body : this.encodings.decompress(body, compression, wireLimits.body);
    if (headLength !== undefined && (encoding === 'msgpack' || headLength > plain.length)) {
      throw new ProtocolViolation(
        encoding === 'msgpack'
          ? 'sent MessagePack with attachments, which have no place there'
          : `said that ${headLength} bytes of its message are JSON, which has ${plain.length}`,
      );
    }
    const value =
      encoding === 'msgpack' ? this.encodings.decodeMessagePack(plain) : decodeBody(plain, headLength);
    return { value, bytes: plain.length };
  }

  private refuseOther({ encoding, compression }: BodyForm): void {
    if (encoding !== 'json' && encoding !== this.agreed.encoding) throw notAgreedOn('MessagePack');
    if (compression !== 'none' && compression !== this.agreed.compression) throw notAgreedOn(compression);
  }
}

/** What a peer sent that never was a subject, or was not chosen. */
export function notAgreedOn(what: string): ProtocolViolation {
  return new ProtocolViolation(`sent a message in ${what}, which the answer to "initialize" did not choose`);
}
