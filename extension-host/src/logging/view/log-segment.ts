import { type FileHandle, open } from 'node:fs/promises';

/** Bytes at the beginning of a file by which it is known again: number, time and extension of its first line. */
const headSize = 320;

/**
 * One file of a log. It keeps its identity when it is renamed by rotation, which its first line tells, and not the number
 * of its inode: systems give that to the next file.
 */
export class LogSegment {
  /** Whether its file was deleted. */
  isGone = false;

  constructor(
    /** Its number among the segments of a catalogue. */
    readonly id: number,
    /** How its content begins. */
    readonly head: string,
    /** Where it is now. */
    public file: string,
    /** Bytes it has, as far as is known; grows for the one that is written. */
    public size: number,
  ) {}
}

/** How a file begins, and its size; undefined for one that is missing, unreadable or has no whole first line yet. */
export async function inspectSegment(file: string): Promise<{ head: string; size: number } | undefined> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, 'r');
    const head = await headOf(handle);
    return head === undefined ? undefined : { head, size: (await handle.stat()).size };
  } catch {
    return undefined;
  } finally {
    await handle?.close().catch(() => undefined);
  }
}

/** What is written of the first line at once is told apart from another one's: number and time come first. */
export async function headOf(handle: FileHandle): Promise<string | undefined> {
  const buffer = Buffer.alloc(headSize);
  const { bytesRead } = await handle.read(buffer, 0, headSize, 0);
  const text = buffer.toString('latin1', 0, bytesRead);
  return /^\{"sequence":\d+,"time":[\d.]+,"extensionId":"[^"]*"/.exec(text)?.[0];
}
