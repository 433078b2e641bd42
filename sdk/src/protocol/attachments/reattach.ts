import { type Attachment, type AttachmentPath, attachmentLimits } from './attachment.js';

/** An attachment that does not fit its message, as the rest of a sentence that begins with who sent it. */
export class AttachmentMismatch extends Error {
  override readonly name = 'AttachmentMismatch';
}

/**
 * Puts the attachments of a message into their places; its list of them is removed. They are views of `bytes`.
 *
 * @param message As it was read from JSON.
 * @param bytes What follows the JSON.
 * @param readText Makes a string of UTF-8; throws where it is none.
 * @returns Whether the message now refers to `bytes`; strings were copied.
 * @throws AttachmentMismatch
 */
export function reattach<B extends Uint8Array>(
  message: unknown,
  bytes: B,
  readText: (bytes: B) => string,
): boolean {
  const { attachments } = (message ?? {}) as { attachments?: unknown };
  if (!isList(attachments)) {
    throw new AttachmentMismatch('sent attachments without a valid "attachments" in their message');
  }
  delete (message as { attachments?: unknown }).attachments;
  let position = 0;
  let hasViews = false;
  for (const { path, length, type } of attachments) {
    const part = bytes.subarray(position, position + length) as B;
    position += length;
    hasViews ||= type === undefined;
    // Lengths that lie are told below.
    if (position > bytes.length) break;
    put(message, path, type === 'text' ? readText(part) : part);
  }
  if (position !== bytes.length) {
    throw new AttachmentMismatch(
      `sent ${bytes.length} bytes of attachments and lengths that do not add up to it`,
    );
  }
  return hasViews;
}

/** Only a `null` that is there is replaced, so that no path leads out of the message. */
function put(message: unknown, path: AttachmentPath, value: unknown): void {
  let holder: unknown = message;
  for (const step of path.slice(0, -1)) holder = fieldOf(holder, step);
  const last = path[path.length - 1] as string | number;
  if (fieldOf(holder, last) !== null) {
    const place = JSON.stringify(path).slice(0, 100);
    throw new AttachmentMismatch(`sent an attachment for ${place}, where there is no null`);
  }
  (holder as Record<string | number, unknown>)[last] = value;
}

function fieldOf(holder: unknown, step: string | number): unknown {
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, step)) return undefined;
  return (holder as Record<string | number, unknown>)[step];
}

function isList(value: unknown): value is readonly Attachment[] {
  return Array.isArray(value) && value.length <= attachmentLimits.count && value.every(isAttachment);
}

function isAttachment(value: unknown): value is Attachment {
  const { path, length, type } = (value ?? {}) as Record<string, unknown>;
  return (
    Array.isArray(path) &&
    path.length > 0 &&
    path.length <= attachmentLimits.depth &&
    (path[0] === 'params' || path[0] === 'result') &&
    path.every((step) => typeof step === 'string' || typeof step === 'number') &&
    Number.isSafeInteger(length) &&
    (length as number) >= 0 &&
    (type === undefined || type === 'text')
  );
}
