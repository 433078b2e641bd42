import type { Attachment, MessageWithAttachments } from './attachment.js';
import { type Detached, type DetachedPart, detach } from './detach.js';
import { encodeText } from './text-memory.js';

/** A message as it travels. */
export interface EncodedMessage {
  readonly json: string;
  /** Bytes of the JSON in UTF-8. */
  readonly headLength: number;
  /** What follows the JSON. Binary data is not copied: whoever gave it must not change it until it is sent. Then {@link releaseText}. */
  readonly attachments: readonly Uint8Array[];
  /** Bytes of all of it, without the header. */
  readonly bytes: number;
}

const none: readonly Uint8Array[] = [];

/**
 * @param canAttach Whether the other side reads attachments.
 * @throws Error with a sentence: the message holds what cannot travel
 */
export function encodeMessage(message: object, canAttach: boolean): EncodedMessage {
  const { message: head, parts } = takeApart(message, canAttach);
  if (parts.length === 0) {
    const json = stringify(head);
    const bytes = Buffer.byteLength(json);
    return { json, headLength: bytes, attachments: none, bytes };
  }
  const attachments = parts.map(({ value }) => (typeof value === 'string' ? encodeText(value) : value));
  const list: MessageWithAttachments = {
    attachments: parts.map((part, index) => describe(part, attachments[index]?.byteLength ?? 0)),
  };
  const json = stringify({ ...head, ...list });
  const headLength = Buffer.byteLength(json);
  const bytes = attachments.reduce((sum, { byteLength }) => sum + byteLength, headLength);
  return { json, headLength, attachments, bytes };
}

function takeApart(message: object, canAttach: boolean): Detached {
  try {
    return detach(message, canAttach);
  } catch (error) {
    // It is nested too deeply.
    if (error instanceof RangeError) throw new Error(`It cannot be written as JSON: ${error.message}`);
    throw error;
  }
}

function describe({ path, value }: DetachedPart, length: number): Attachment {
  return typeof value === 'string' ? { path, length, type: 'text' } : { path, length };
}

function stringify(message: object): string {
  try {
    return JSON.stringify(message);
  } catch (error) {
    throw new Error(`It cannot be written as JSON: ${(error as Error).message}`);
  }
}
