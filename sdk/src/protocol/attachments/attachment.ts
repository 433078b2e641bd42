/** Where a value of a message travels: not in the JSON, but in the raw bytes behind it, in the order of the list. */
export interface Attachment {
  /** The way to the value, from the message down: `["params", 0, "image"]`. In the JSON there is a `null` in its place. */
  readonly path: AttachmentPath;
  /** Bytes. */
  readonly length: number;
  /** The bytes are a string in UTF-8; left out: they are bytes. */
  readonly type?: 'text';
}

export type AttachmentPath = readonly (string | number)[];

/** A message in whose JSON values are missing. Both sides have said in `initialize` that they read this. */
export interface MessageWithAttachments {
  readonly attachments: readonly Attachment[];
}

/** Header field beside `Content-Length`: so many bytes of the body are JSON, the attachments are the rest. */
export const headLengthField = 'Plugo-Head-Length';

export const attachmentLimits = {
  /** Attachments of one message. */
  count: 1_000,
  /** Steps of a path. */
  depth: 200,
  /** Characters from which on a string is attached: copying it is faster than escaping it and looking for escapes. */
  text: 32 * 1024,
} as const;
