import type { FlameSpan } from './cpu-profile.js';

/** The bars of a flame chart, by depth and in their order: what is to be drawn, or pointed at, is found at once. */
export class FlameLayout {
  readonly rows: readonly (readonly FlameSpan[])[];
  /** Microseconds at the right end. */
  readonly end: number;

  constructor(spans: readonly FlameSpan[], end?: number) {
    const rows: FlameSpan[][] = [];
    for (const span of spans) {
      rows[span.depth] ??= [];
      rows[span.depth]?.push(span);
    }
    for (const row of rows) row.sort((a, b) => a.start - b.start);
    this.rows = rows;
    this.end = Math.max(1, end ?? Math.max(0, ...(rows[0] ?? []).map((span) => span.end)));
  }

  /** Bars of a row that overlap a part of the axis. */
  visible(depth: number, from: number, to: number): readonly FlameSpan[] {
    const row = this.rows[depth] ?? [];
    const first = firstEndingAfter(row, from);
    let last = first;
    while (last < row.length && (row[last] as FlameSpan).start < to) last += 1;
    return row.slice(first, last);
  }

  at(depth: number, moment: number): FlameSpan | undefined {
    const row = this.rows[depth] ?? [];
    const span = row[firstEndingAfter(row, moment)];
    return span !== undefined && span.start <= moment ? span : undefined;
  }

  parent({ depth, start }: FlameSpan): FlameSpan | undefined {
    return depth === 0 ? undefined : this.at(depth - 1, start);
  }

  /** The longest bar below it. */
  child({ depth, start, end }: FlameSpan): FlameSpan | undefined {
    return this.visible(depth + 1, start, end).reduce<FlameSpan | undefined>(
      (longest, span) => (longest !== undefined && lengthOf(longest) >= lengthOf(span) ? longest : span),
      undefined,
    );
  }

  /** The next bar in the same row, or the one before. */
  neighbour(span: FlameSpan, step: 1 | -1): FlameSpan | undefined {
    const row = this.rows[span.depth] ?? [];
    return row[row.indexOf(span) + step];
  }
}

export const lengthOf = ({ start, end }: FlameSpan): number => end - start;

function firstEndingAfter(row: readonly FlameSpan[], moment: number): number {
  let low = 0;
  let high = row.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((row[middle] as FlameSpan).end > moment) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A part of the axis, microseconds. */
export interface FlameRange {
  readonly from: number;
  readonly to: number;
}

/** The least part that is shown. */
const leastSpan = 50;

/** Zooms about a moment, which stays where it is; less than 1 shows less. */
export function zoomed({ from, to }: FlameRange, factor: number, about: number, end: number): FlameRange {
  const length = Math.min(end, Math.max(leastSpan, (to - from) * factor));
  const share = to === from ? 0.5 : (about - from) / (to - from);
  return clamped(about - share * length, length, end);
}

/** Moves by a part of what is shown. */
export function moved({ from, to }: FlameRange, by: number, end: number): FlameRange {
  return clamped(from + by, to - from, end);
}

function clamped(from: number, length: number, end: number): FlameRange {
  const begin = Math.max(0, Math.min(from, end - length));
  return { from: begin, to: begin + length };
}
