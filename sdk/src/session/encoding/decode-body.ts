import { isAscii } from 'node:buffer';
import { reattach } from '../../protocol/attachments/reattach.js';

/** Bytes from which on it pays to look first whether they are ASCII, where each is a character as it is. */
const worthLooking = 512;

/**
 * What a body holds: a message, or an array of them. Attachments are views of the body.
 *
 * @param headLength Bytes of it that are JSON, where attachments follow.
 */
export function decodeBody(body: Buffer, headLength: number | undefined): unknown {
  if (headLength === undefined) return JSON.parse(textOf(body));
  const message: unknown = JSON.parse(textOf(body.subarray(0, headLength)));
  reattach(message, body.subarray(headLength), textOf);
  return message;
}

function textOf(bytes: Buffer): string {
  const isOneByteEach = bytes.length >= worthLooking && isAscii(bytes);
  return isOneByteEach ? bytes.toString('latin1') : bytes.toString('utf8');
}
