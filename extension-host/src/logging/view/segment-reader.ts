import { type FileHandle, open } from 'node:fs/promises';
import { headOf, type LogSegment } from './log-segment.js';
import { MemorySegment } from './memory-segment.js';

/** Files kept open at once; the one that was not read for longest is closed first. */
const mostOpen = 24;

const mostRetries = 4;

/** Reads pieces of segments. Keeps the files it reads open, so that renaming and deleting them does not disturb. */
export class SegmentReader {
  private readonly handles = new Map<number, Promise<FileHandle | undefined>>();

  /** @param learnNames Finds out what the files of segments are called now. */
  constructor(private readonly learnNames: () => Promise<void>) {}

  /**
   * The bytes from `start` up to and without `end`, fewer where the file ends before; undefined when the file is gone or
   * cannot be read.
   */
  async read(segment: LogSegment, start: number, end: number): Promise<Buffer | undefined> {
    if (segment instanceof MemorySegment) return segment.slice(start, end);
    for (let retry = 0; ; retry += 1) {
      const bytes = await this.tryRead(segment, start, end);
      if (bytes || segment.isGone || retry === mostRetries) return bytes;
      // Its file was closed for another one's sake between opening and reading, or renamed since its name was learnt.
      if (retry > 0) await this.learnNames();
    }
  }

  /** Closes the file of a segment: one that was deleted takes room on the disk until then. */
  forget({ id }: LogSegment): void {
    const handle = this.handles.get(id);
    this.handles.delete(id);
    if (handle) void close(handle);
  }

  /** They are opened again when they are read again. */
  closeAll(): void {
    for (const handle of this.handles.values()) void close(handle);
    this.handles.clear();
  }

  private async tryRead(segment: LogSegment, start: number, end: number): Promise<Buffer | undefined> {
    const handle = await this.handleOf(segment);
    if (!handle) return undefined;
    try {
      const buffer = Buffer.allocUnsafe(end - start);
      let filled = 0;
      while (filled < buffer.length) {
        const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, start + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return buffer.subarray(0, filled);
    } catch {
      this.forget(segment);
      return undefined;
    }
  }

  private handleOf(segment: LogSegment): Promise<FileHandle | undefined> {
    const { id } = segment;
    const handle = this.handles.get(id) ?? openSegment(segment);
    this.handles.delete(id);
    this.handles.set(id, handle);
    for (const [oldest, unused] of this.handles) {
      if (this.handles.size <= mostOpen) break;
      this.handles.delete(oldest);
      void close(unused);
    }
    void handle.then((opened) => {
      if (!opened && this.handles.get(id) === handle) this.handles.delete(id);
    });
    return handle;
  }
}

/** A file that was rotated since its name was learnt is another one by now: it is not the segment. */
async function openSegment({ file, head }: LogSegment): Promise<FileHandle | undefined> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, 'r');
    if ((await headOf(handle)) === head) return handle;
  } catch {
    // Deleted, or not ours to read.
  }
  await handle?.close().catch(() => undefined);
  return undefined;
}

async function close(handle: Promise<FileHandle | undefined>): Promise<void> {
  await (await handle)?.close().catch(() => undefined);
}
