/** Bytes of the longest string that is written into the shared memory. Of it, only what was ever used is real memory. */
const capacity = 2 * 1024 * 1024;

const encoder = new TextEncoder();
let memory: Uint8Array | undefined;
let isInUse = false;

/**
 * A string as UTF-8, in memory that serves all connections of the process, one string at a time: a fresh megabyte for each would keep
 * the garbage collector busier than the calls. While it is in use, and for what is longer, there is fresh memory.
 */
export function encodeText(text: string): Uint8Array {
  if (isInUse || text.length > capacity) return Buffer.from(text);
  memory ??= Buffer.allocUnsafeSlow(capacity);
  const { read, written } = encoder.encodeInto(text, memory);
  if (read < text.length) return Buffer.from(text);
  isInUse = true;
  return memory.subarray(0, written);
}

/** These attachments were sent. */
export function releaseText(attachments: readonly Uint8Array[]): void {
  if (isInUse && attachments.some(({ buffer }) => buffer === memory?.buffer)) isInUse = false;
}
