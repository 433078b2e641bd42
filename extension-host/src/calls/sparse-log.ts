import type { Clock } from '../base/clock.js';

/** Tells of things that may happen thousands of times a second: each kind at most once in a while, with how often it was. */
export class SparseLog {
  /** Kind → how often it happened since it was told, and when that was. */
  private readonly kinds = new Map<string, { since: number; untold: number }>();

  /** @param interval Milliseconds in which one kind is told once. */
  constructor(
    private readonly clock: Clock,
    private readonly interval: number,
  ) {}

  /** @param write Writes the line; gets how often it happened, those not told before included. */
  tell(kind: string, write: (times: number) => void): void {
    const now = this.clock.monotonic();
    const known = this.kinds.get(kind);
    if (known !== undefined && now - known.since < this.interval) {
      known.untold += 1;
      return;
    }
    if (this.kinds.size >= kindsKept) this.kinds.clear();
    this.kinds.set(kind, { since: now, untold: 0 });
    write((known?.untold ?? 0) + 1);
  }
}

/** Of more kinds, all are forgotten, and so told anew. */
const kindsKept = 1000;
