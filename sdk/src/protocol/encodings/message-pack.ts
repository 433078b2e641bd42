import { DecodeError, decode, encode } from '@msgpack/msgpack';
import { asJson, deepest } from './as-json.js';
import { checkMessagePack } from './check-message-pack.js';
import { MalformedBody } from './malformed-body.js';

/** @throws Error with a sentence: the message holds what cannot travel */
export function encodeMessagePack(message: object): Uint8Array {
  return encode(asJson(message), { maxDepth: deepest + 1 });
}

/**
 * What a body holds: a message, or an array of them, unchecked. Binary data in it are views of the body.
 *
 * @throws MalformedBody
 */
export function decodeMessagePack(body: Uint8Array): unknown {
  checkMessagePack(body);
  try {
    return decode(body);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw new MalformedBody(`sent MessagePack that is not valid: ${error.message}`);
  }
}

/** What stands before the messages of a batch. */
export function arrayHeader(count: number): Uint8Array {
  return count < 16 ? Buffer.of(0x90 | count) : Buffer.of(0xdc, count >> 8, count & 0xff);
}
