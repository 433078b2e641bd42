import type { Exchange, ExchangeBuffer } from './exchange-buffer.js';
import { type ExchangeFilter, exchangeMatcher } from './exchange-filter.js';

/** Removed positions are cut off the array only now and then: cutting costs as much as the array is long. */
const compactAfter = 10_000;

/**
 * The rows of a buffer that pass a filter. Each is looked at when it comes and when its answer comes; pausing keeps the picture while the
 * buffer moves on.
 */
export class FilteredExchanges {
  /** Ascending. */
  #positions: number[] = [];
  /** How many of `#positions` are no longer in the buffer. */
  #gone = 0;
  #scanned = 0;
  #seenChanges = 0;
  #came = 0;
  #matches: (exchange: Exchange) => boolean;
  #paused: { readonly rows: readonly Exchange[]; readonly came: number } | undefined;

  constructor(
    private readonly buffer: ExchangeBuffer,
    filter: ExchangeFilter,
  ) {
    this.#matches = exchangeMatcher(filter);
    this.#restart();
  }

  get length(): number {
    return this.#paused?.rows.length ?? this.#positions.length - this.#gone;
  }

  get paused(): boolean {
    return this.#paused !== undefined;
  }

  /** Matching rows that came since the pause. */
  get waiting(): number {
    return this.#paused === undefined ? 0 : this.#came - this.#paused.came;
  }

  row(index: number): Exchange | undefined {
    if (this.#paused !== undefined) return this.#paused.rows[index];
    const position = this.#positions[this.#gone + index];
    return position === undefined ? undefined : this.buffer.at(position);
  }

  /** The rows shown, from `from` up to and without `to`. */
  rows(from = 0, to = this.length): readonly Exchange[] {
    const found: Exchange[] = [];
    for (let index = Math.max(0, from); index < Math.min(to, this.length); index += 1) {
      const row = this.row(index);
      if (row !== undefined) found.push(row);
    }
    return found;
  }

  /** Where a row is among those shown; -1 where it is not. */
  indexOf(position: number): number {
    const { rows } = this.#paused ?? {};
    const at = (index: number) => (rows ? rows[index]?.position : this.#positions[this.#gone + index]);
    const index = lowerBound(this.length, at, position);
    return at(index) === position ? index : -1;
  }

  /** Takes in what the buffer got, and lets go of what it dropped. */
  refresh(): void {
    const changed = this.buffer.changedSince(this.#seenChanges);
    if (changed === undefined) {
      this.#restart();
      return;
    }
    this.#seenChanges = this.buffer.changes;
    for (const position of changed) if (position < this.#scanned) this.#review(position);
    for (
      let position = Math.max(this.#scanned, this.buffer.start);
      position < this.buffer.end;
      position += 1
    ) {
      const row = this.buffer.at(position);
      if (row === undefined || !this.#matches(row)) continue;
      this.#positions.push(position);
      this.#came += 1;
    }
    this.#scanned = this.buffer.end;
    this.#forgetDropped();
  }

  setFilter(filter: ExchangeFilter): void {
    this.#matches = exchangeMatcher(filter);
    this.#restart();
    if (this.#paused !== undefined) this.pause();
  }

  pause(): void {
    this.#paused = undefined;
    this.#paused = { rows: this.rows(), came: this.#came };
  }

  resume(): void {
    this.#paused = undefined;
  }

  #restart(): void {
    this.#positions = [];
    this.#gone = 0;
    this.#scanned = this.buffer.start;
    this.#seenChanges = this.buffer.changes;
    this.refresh();
  }

  /** Its answer has come: it may match now, or match no longer. */
  #review(position: number): void {
    const row = this.buffer.at(position);
    if (row === undefined) return;
    const at = (index: number) => this.#positions[index];
    const index = lowerBound(this.#positions.length, at, position);
    const isShown = this.#positions[index] === position;
    if (this.#matches(row) === isShown) return;
    if (isShown) this.#positions.splice(index, 1);
    else this.#positions.splice(index, 0, position);
    if (!isShown) this.#came += 1;
  }

  #forgetDropped(): void {
    while (this.#gone < this.#positions.length && (this.#positions[this.#gone] ?? 0) < this.buffer.start) {
      this.#gone += 1;
    }
    if (this.#gone < compactAfter) return;
    this.#positions = this.#positions.slice(this.#gone);
    this.#gone = 0;
  }
}

/** The first index whose value is not below `value`. */
function lowerBound(length: number, at: (index: number) => number | undefined, value: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at(middle) ?? Number.POSITIVE_INFINITY) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
