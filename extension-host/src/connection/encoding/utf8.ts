import { isAscii, isUtf8 } from 'node:buffer';
import { ProtocolViolation } from '../protocol-violation.js';

/** Bytes from which on it pays to look first whether they are ASCII, where each is a character as it is. */
const worthLooking = 512;
/** Bytes that become one string at most. */
const piece = 64 * 1024;

/** The text that a peer sent. @throws ProtocolViolation for what is not UTF-8 */
export function textOf(bytes: Buffer): string {
  if (bytes.length >= worthLooking && isAscii(bytes)) return inPieces(bytes);
  if (!isUtf8(bytes)) throw new ProtocolViolation('sent a message that is not UTF-8');
  return bytes.toString('utf8');
}

/**
 * Long strings are put together of pieces, which live and die where small objects do. Strings of a megabyte lie outside of V8's heap,
 * and a few of them make it look for garbage in all of it: that costs more than everything else that is done for such a message.
 */
function inPieces(bytes: Buffer): string {
  if (bytes.length <= piece) return bytes.toString('latin1');
  let text = '';
  for (let start = 0; start < bytes.length; start += piece)
    text += bytes.toString('latin1', start, start + piece);
  return text;
}
