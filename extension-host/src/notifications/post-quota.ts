/** How many notifications an extension may post in a minute. */
export const postsPerMinute = 10;

const minute = 60_000;

/** Remembers when an extension posted. Times are milliseconds of a clock that never goes back. */
export class PostQuota {
  private times: readonly number[] = [];
  private told = Number.NEGATIVE_INFINITY;

  /** `posted`, or `dropped`; `droppedFirst` when that has not been told for a minute. */
  post(now: number): 'posted' | 'dropped' | 'droppedFirst' {
    this.times = this.times.filter((time) => now - time < minute);
    if (this.times.length < postsPerMinute) {
      this.times = [...this.times, now];
      return 'posted';
    }
    if (now - this.told < minute) return 'dropped';
    this.told = now;
    return 'droppedFirst';
  }
}
