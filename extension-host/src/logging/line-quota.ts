/** Counts the lines of one writer in windows of a second. */
export class LineQuota {
  private windowStart = Number.NEGATIVE_INFINITY;
  private taken = 0;
  private dropped = 0;

  constructor(private readonly linesPerSecond: number) {}

  /**
   * Whether one more line may be taken.
   * @param now Milliseconds of a clock that never goes back.
   */
  take(now: number): boolean {
    if (now - this.windowStart >= 1_000) {
      this.windowStart = now;
      this.taken = 0;
    }
    if (this.taken >= this.linesPerSecond) {
      this.dropped++;
      return false;
    }
    this.taken++;
    return true;
  }

  /** Milliseconds until lines are taken again. */
  waitLeft(now: number): number {
    return Math.max(0, this.windowStart + 1_000 - now);
  }

  /** How many lines were refused since this was last asked. */
  takeDropped(): number {
    const { dropped } = this;
    this.dropped = 0;
    return dropped;
  }
}
