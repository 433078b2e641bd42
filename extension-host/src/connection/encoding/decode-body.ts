import { AttachmentMismatch, reattach } from '@plugo/sdk/protocol';
import { ProtocolViolation, quote } from '../protocol-violation.js';
import { textOf } from './utf8.js';

/**
 * What a body holds: a message, or an array of them, unchecked. Attachments are views of the body.
 *
 * @param headLength Bytes of it that are JSON, where attachments follow.
 * @throws ProtocolViolation
 */
export function decodeBody(body: Buffer, headLength?: number): unknown {
  if (headLength === undefined) return parseJson(body);
  const message = parseJson(body.subarray(0, headLength));
  try {
    reattach(message, body.subarray(headLength), textOf);
  } catch (error) {
    throw error instanceof AttachmentMismatch ? new ProtocolViolation(error.message) : error;
  }
  return message;
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
