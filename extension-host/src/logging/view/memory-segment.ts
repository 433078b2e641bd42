import { LogSegment } from './log-segment.js';

/** Bytes of one segment. */
const segmentSize = 1024 * 1024;

/** Lines that could not be written to a file, as they would stand in it. */
export class MemorySegment extends LogSegment {
  private readonly bytes = Buffer.allocUnsafe(segmentSize);

  constructor(id: number) {
    super(id, `in memory ${id}`, '', 0);
  }

  /** False where there is no room: then another segment takes it. */
  append(lines: string): boolean {
    if (Buffer.byteLength(lines) > segmentSize - this.size) return false;
    this.size += this.bytes.write(lines, this.size);
    return true;
  }

  slice(start: number, end: number): Buffer {
    return this.bytes.subarray(start, Math.min(end, this.size));
  }
}
