import type { LogEntry } from '@plugo/extension-host/control';
import type { LogBuffer } from './log-buffer.js';
import { type LogViewFilter, lineMatcher } from './log-filter.js';

/** Removed positions are cut off the array only now and then: cutting costs as much as the array is long. */
const compactAfter = 10_000;

/** The lines of a buffer that pass a filter. Each line is looked at once; pausing keeps the picture while the buffer moves on. */
export class FilteredLog {
  #positions: number[] = [];
  /** How many of `#positions` are no longer in the buffer. */
  #gone = 0;
  #cut = 0;
  #scanned = 0;
  #clearedTo = 0;
  #matches: (line: LogEntry) => boolean;
  #paused: { lines: readonly LogEntry[]; firstIndex: number; total: number } | undefined;

  constructor(
    private readonly buffer: LogBuffer,
    filter: LogViewFilter,
  ) {
    this.#matches = lineMatcher(filter);
    this.refresh();
  }

  get length(): number {
    return this.#paused?.lines.length ?? this.#positions.length - this.#gone;
  }

  /** Number of the first line shown, counted over all that ever matched: grows when old lines go. */
  get firstIndex(): number {
    return this.#paused?.firstIndex ?? this.#cut + this.#gone;
  }

  get paused(): boolean {
    return this.#paused !== undefined;
  }

  /** Matching lines that came since the pause. */
  get waiting(): number {
    return this.#paused === undefined ? 0 : this.#total - this.#paused.total;
  }

  line(index: number): LogEntry | undefined {
    if (this.#paused !== undefined) return this.#paused.lines[index];
    const position = this.#positions[this.#gone + index];
    return position === undefined ? undefined : this.buffer.at(position);
  }

  /** The lines shown, from `from` up to and without `to`. */
  lines(from = 0, to = this.length): readonly LogEntry[] {
    const found: LogEntry[] = [];
    for (let index = from; index < to; index += 1) {
      const line = this.line(index);
      if (line !== undefined) found.push(line);
    }
    return found;
  }

  /** Takes in what the buffer got, and lets go of what it dropped. */
  refresh(): void {
    for (
      let position = Math.max(this.#scanned, this.buffer.start);
      position < this.buffer.end;
      position += 1
    ) {
      const line = this.buffer.at(position);
      if (line !== undefined && this.#matches(line)) this.#positions.push(position);
    }
    this.#scanned = this.buffer.end;
    this.#forgetDropped();
  }

  setFilter(filter: LogViewFilter): void {
    this.#matches = lineMatcher(filter);
    this.#restart(this.#clearedTo);
    this.refresh();
    if (this.#paused !== undefined) this.pause();
  }

  /** Empties the view; the buffer and the files keep the lines. */
  clear(): void {
    this.#clearedTo = this.buffer.end;
    this.#restart(this.#clearedTo);
    if (this.#paused !== undefined) this.pause();
  }

  pause(): void {
    this.#paused = undefined;
    this.#paused = { lines: this.lines(), firstIndex: this.firstIndex, total: this.#total };
  }

  resume(): void {
    this.#paused = undefined;
  }

  get #total(): number {
    return this.#cut + this.#positions.length;
  }

  #restart(from: number): void {
    this.#cut = this.#total;
    this.#positions = [];
    this.#gone = 0;
    this.#scanned = from;
  }

  #forgetDropped(): void {
    while (this.#gone < this.#positions.length && (this.#positions[this.#gone] ?? 0) < this.buffer.start) {
      this.#gone += 1;
    }
    if (this.#gone < compactAfter) return;
    this.#positions = this.#positions.slice(this.#gone);
    this.#cut += this.#gone;
    this.#gone = 0;
  }
}
