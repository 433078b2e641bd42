import { type FoundLines, type LineFinder, noLines } from './line-finder.js';
import type { LogSegment } from './log-segment.js';
import type { SegmentReader } from './segment-reader.js';

const newline = 10;
/** Bytes of the first piece, which is read of every log before anything is shown. */
const firstPiece = 32 * 1024;
/** A piece without a newline of this size is none of ours and is passed over. */
const largestPiece = 4 * 1024 * 1024;

/** Reads the files of one log from the newest line to the oldest, piece by piece, and finds what matches. */
export class BackwardReader {
  /** Bytes looked through. */
  searched = 0;
  /** Bytes of all its files together, as it began. */
  readonly size: number;
  /** Where reading forward goes on: after the last whole line at the beginning. Known after the first {@link readPiece}. */
  readonly boundary: { readonly segment: LogSegment; offset: number } | undefined;

  private segments: LogSegment[];
  /** Where the next piece of the last segment ends. */
  private end: number;
  private pieceSize = firstPiece;
  private found: FoundLines = noLines();
  private foundIn: LogSegment | undefined;
  /** How many of `found` are still to be given. */
  private left = 0;
  private boundTime = Number.POSITIVE_INFINITY;

  constructor(
    segments: readonly LogSegment[],
    private readonly finder: LineFinder,
    private readonly reader: SegmentReader,
  ) {
    this.segments = [...segments];
    this.size = segments.reduce((sum, { size }) => sum + size, 0);
    const last = segments.at(-1);
    this.end = last?.size ?? 0;
    this.boundary = last && { segment: last, offset: 0 };
  }

  /** Whether a found line is waiting to be taken. */
  get hasLine(): boolean {
    return this.left > 0;
  }

  get isDone(): boolean {
    return this.left === 0 && this.segments.length === 0;
  }

  /** Of the next line, or no earlier than any line to come. */
  get time(): number {
    return this.left > 0 ? (this.found.times[this.left - 1] as number) : this.boundTime;
  }

  get sequence(): number {
    return this.left > 0 ? (this.found.sequences[this.left - 1] as number) : Number.POSITIVE_INFINITY;
  }

  /** Gives the next line away, newest first. */
  take(push: (segment: number, offset: number, length: number) => void): void {
    this.left -= 1;
    const { offsets, lengths } = this.found;
    if (!this.foundIn || this.foundIn.isGone) return;
    push(this.foundIn.id, offsets[this.left] as number, lengths[this.left] as number);
  }

  /** Looks through one more piece; only when no line is waiting. Fails with `LOG_PATTERN_SLOW`. */
  async readPiece(): Promise<void> {
    const segment = this.segments.at(-1);
    if (!segment) return;
    if (segment.isGone || this.end <= 0) return this.nextSegment();
    const start = Math.max(0, this.end - this.pieceSize);
    const bytes = await this.reader.read(segment, start, this.end);
    if (!bytes || bytes.length < this.end - start) return this.nextSegment();
    const isFirst = this.searched === 0 && segment === this.boundary?.segment;
    const from = start === 0 ? 0 : bytes.indexOf(newline) + 1;
    const to = isFirst ? bytes.lastIndexOf(newline) + 1 : bytes.length;
    if (to <= from) return this.widen(start);
    if (isFirst && this.boundary) this.boundary.offset = start + to;
    this.searched += this.end - start - from;
    this.end = start + from;
    this.pieceSize = this.finder.pieceSize;
    this.look(segment, bytes.subarray(from, to), start + from);
  }

  private look(segment: LogSegment, lines: Buffer, offset: number): void {
    this.found = noLines();
    this.foundIn = segment;
    this.finder.find(lines, offset, this.found);
    this.left = this.found.offsets.length;
    const time = this.finder.firstTime(lines) ?? this.boundTime;
    this.boundTime = Math.min(this.boundTime, time);
    if (!this.finder.mayMatchBefore(time)) this.finish();
    else if (this.end === 0) this.nextSegment();
  }

  /** A line is longer than the piece. */
  private widen(start: number): void {
    this.pieceSize *= 4;
    if (start === 0 || this.pieceSize > largestPiece) this.nextSegment();
  }

  private nextSegment(): void {
    this.searched += Math.max(0, this.end);
    this.segments.pop();
    this.end = this.segments.at(-1)?.size ?? 0;
    this.pieceSize = this.finder.pieceSize;
  }

  private finish(): void {
    this.searched = this.size;
    this.segments = [];
  }
}
