import { contentEncodings, messagePackType, type Packing } from '@plugo/sdk/protocol';
import { ProtocolViolation, quote } from '../protocol-violation.js';

/** How one body is written. */
export type BodyForm = Packing;

const compressions: ReadonlyMap<string, Packing['compression']> = new Map([
  ['identity', 'none'],
  [contentEncodings.gzip, 'gzip'],
  [contentEncodings.brotli, 'brotli'],
]);

/**
 * What two fields of a header say; undefined where that is plain JSON.
 *
 * @throws ProtocolViolation for a compression that nobody knows
 */
export function bodyFormOf(
  contentType: string | undefined,
  contentEncoding: string | undefined,
): BodyForm | undefined {
  const isMessagePack = contentType?.split(';', 1)[0]?.trim().toLowerCase() === messagePackType;
  const compression = compressions.get(contentEncoding?.toLowerCase() ?? 'identity');
  if (compression === undefined)
    throw new ProtocolViolation(`gave ${quote(contentEncoding ?? '')} as Content-Encoding`);
  if (!isMessagePack && compression === 'none') return undefined;
  return { encoding: isMessagePack ? 'msgpack' : 'json', compression };
}
