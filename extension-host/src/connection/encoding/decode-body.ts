import { AttachmentMismatch, reattach } from '@plugo/sdk/protocol';
import { ProtocolViolation, quote } from '../protocol-violation.js';
import { textOf } from './utf8.js';

/**
 * What a body holds: a message, or an array of them, unchecked. Binary attachments are views of the body.
 *
 * @param headLength Bytes of it that are JSON, where attachments follow.
 * @param release Called where the body is no longer needed: nothing that was read refers to it.
 * @throws ProtocolViolation
 */
export function decodeBody(body: Buffer, headLength?: number, release?: () => void): unknown {
  const message = parseJson(headLength === undefined ? body : body.subarray(0, headLength));
  const hasViews = headLength !== undefined && attach(message, body.subarray(headLength));
  if (!hasViews) release?.();
  return message;
}

function attach(message: unknown, attachments: Buffer): boolean {
  try {
    return reattach(message, attachments, textOf);
  } catch (error) {
    throw error instanceof AttachmentMismatch ? new ProtocolViolation(error.message) : error;
  }
}

/** @throws ProtocolViolation for what is no JSON in UTF-8 */
function parseJson(body: Buffer): unknown {
  const text = textOf(body);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ProtocolViolation(`sent ${quote(text)}, which is not JSON (${(error as Error).message})`);
  }
}
