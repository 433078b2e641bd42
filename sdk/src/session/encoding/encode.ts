import { type EncodedMessage, encodeMessage } from '../../protocol/attachments/encode-message.js';

/** Neither side sends a longer message, its header not counted; the host closes the connection over one. Bytes. */
export const longestBody = 8 * 1024 * 1024;

/** Throws a sentence where the message is too large, or holds what cannot travel. */
export function encodeWithinLimit(message: object, canAttach: boolean): EncodedMessage {
  const encoded = encodeMessage(message, canAttach);
  if (encoded.bytes <= longestBody) return encoded;
  throw new Error(`It takes ${(encoded.bytes / 2 ** 20).toFixed(1)} MiB, and a message may have 8 MiB.`);
}
