import { isAscii } from 'node:buffer';
import { reattach } from '../../protocol/attachments/reattach.js';

/** Bytes from which on it pays to look first whether they are ASCII, where each is a character as it is. */
const worthLooking = 512;

/**
 * What a body holds: a message, or an array of them. Binary attachments are views of the body.
 *
 * @param headLength Bytes of it that are JSON, where attachments follow.
 * @param release Called where the body is no longer needed: nothing that was read refers to it.
 */
export function decodeBody(body: Buffer, headLength: number | undefined, release?: () => void): unknown {
  const message: unknown = JSON.parse(textOf(headLength === undefined ? body : body.subarray(0, headLength)));
  const hasViews = headLength !== undefined && reattach(message, body.subarray(headLength), textOf);
  if (!hasViews) release?.();
  return message;
}

function textOf(bytes: Buffer): string {
  const isOneByteEach = bytes.length >= worthLooking && isAscii(bytes);
  return isOneByteEach ? bytes.toString('latin1') : bytes.toString('utf8');
}
