import { isAscii, isUtf8 } from 'node:buffer';
import { ProtocolViolation } from '../protocol-violation.js';

/** Bytes from which on it pays to look first whether they are ASCII, where each is a character as it is. */
const worthLooking = 512;

/** The text that a peer sent. @throws ProtocolViolation for what is not UTF-8 */
export function textOf(bytes: Buffer): string {
  if (bytes.length >= worthLooking && isAscii(bytes)) return bytes.toString('latin1');
  if (!isUtf8(bytes)) throw new ProtocolViolation('sent a message that is not UTF-8');
  return bytes.toString('utf8');
}
