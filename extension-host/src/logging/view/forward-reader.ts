import type { LineFinder } from './line-finder.js';
import { type FoundLines, noLines } from './line-finder.js';
import type { LogSegment } from './log-segment.js';
import type { SegmentReader } from './segment-reader.js';

const newline = 10;
/** A line longer than this is none of ours. */
const longestLine = 1024 * 1024;

/** Lines that were added to one file. */
export interface Growth {
  readonly segment: LogSegment;
  readonly found: FoundLines;
}

/** Reads what is added to the files of one log, over any number of rotations. */
export class ForwardReader {
  private segment: LogSegment | undefined;
  private offset: number;

  /** @param boundary Where it begins; with the oldest file when left out. */
  constructor(
    boundary: { readonly segment: LogSegment; readonly offset: number } | undefined,
    private readonly finder: LineFinder,
    private readonly reader: SegmentReader,
  ) {
    this.segment = boundary?.segment;
    this.offset = boundary?.offset ?? 0;
  }

  /**
   * What was added since the last time, file by file.
   * @param segments The files of the log as they are now, oldest first.
   */
  async *read(segments: readonly LogSegment[]): AsyncGenerator<Growth, void, undefined> {
    const at = this.segment ? segments.indexOf(this.segment) : -1;
    if (at === -1 && this.segment && !this.segment.isGone) return;
    for (const segment of segments.slice(Math.max(0, at))) {
      if (segment !== this.segment) this.offset = 0;
      this.segment = segment;
      const isRead = yield* this.readSegment(segment);
      // What cannot be read now is read the next time, before what comes after it.
      if (!isRead && !segment.isGone) return;
    }
  }

  private async *readSegment(segment: LogSegment): AsyncGenerator<Growth, boolean, undefined> {
    let pieceSize = this.finder.pieceSize;
    while (this.offset < segment.size && !segment.isGone) {
      const end = Math.min(segment.size, this.offset + pieceSize);
      const bytes = await this.reader.read(segment, this.offset, end);
      if (!bytes || bytes.length === 0) return false;
      const whole = bytes.lastIndexOf(newline) + 1;
      if (whole === 0) {
        // The rest of the line is not written yet, or it is longer than the piece.
        if (end === segment.size && bytes.length < longestLine) return true;
        if (bytes.length >= longestLine) this.offset += bytes.length;
        pieceSize = longestLine;
        continue;
      }
      const found = noLines();
      this.finder.find(bytes.subarray(0, whole), this.offset, found);
      this.offset += whole;
      if (found.offsets.length > 0) yield { segment, found };
    }
    return true;
  }
}
