/** Buckets to each doubling: values are told apart by 9 %. */
const perDoubling = 8;
/** From a microsecond to an hour. */
const buckets = 32 * perDoubling;

/**
 * How long calls took, in buckets of equal ratio. To record one is a logarithm and an addition; nothing is allocated.
 */
export class LatencyHistogram {
  private readonly counts = new Uint32Array(buckets);
  private recorded = 0;

  get count(): number {
    return this.recorded;
  }

  /** @param duration Milliseconds. */
  record(duration: number): void {
    const bucket = duration > 0.001 ? (Math.log2(duration * 1_000) * perDoubling) | 0 : 0;
    const within = bucket < buckets ? bucket : buckets - 1;
    this.counts[within] = (this.counts[within] ?? 0) + 1;
    this.recorded += 1;
  }

  /** The duration within which this share of the values lies, to 5 %; undefined where there is none. */
  quantile(share: number): number | undefined {
    if (this.recorded === 0) return undefined;
    let left = Math.ceil(this.recorded * share);
    for (let bucket = 0; bucket < buckets; bucket += 1) {
      left -= this.counts[bucket] ?? 0;
      if (left <= 0) return 2 ** ((bucket + 0.5) / perDoubling) / 1_000;
    }
    return undefined;
  }

  addTo(other: LatencyHistogram): void {
    if (this.recorded === 0) return;
    for (let bucket = 0; bucket < buckets; bucket += 1) {
      other.counts[bucket] = (other.counts[bucket] ?? 0) + (this.counts[bucket] ?? 0);
    }
    other.recorded += this.recorded;
  }

  clear(): void {
    if (this.recorded === 0) return;
    this.counts.fill(0);
    this.recorded = 0;
  }
}
