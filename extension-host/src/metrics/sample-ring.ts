import { type Metric, type MetricHistory, type MetricSample, metricNames } from '../model/metrics.js';

type Columns = Record<Metric, Float32Array>;

/** The latest samples, as numbers in columns: 36 bytes each, and nothing before the first. */
export class SampleRing {
  private at = new Float64Array(0);
  private columns: Columns = columnsOf(0);
  private written = 0;

  constructor(private readonly size: number) {}

  add(sample: MetricSample): void {
    if (this.written === 0) {
      this.at = new Float64Array(this.size);
      this.columns = columnsOf(this.size);
    }
    const index = this.written % this.size;
    this.at[index] = sample.at;
    for (const name of metricNames) this.columns[name][index] = sample[name] ?? Number.NaN;
    this.written += 1;
  }

  /** The samples after a moment, oldest first. */
  history(since: number): MetricHistory {
    const indices = this.indicesSince(since);
    return {
      at: indices.map((index) => this.at[index] ?? 0),
      ...(Object.fromEntries(metricNames.map((name) => [name, this.valuesAt(name, indices)])) as Record<
        Metric,
        (number | null)[]
      >),
    };
  }

  /** The values of one metric after a moment, oldest first. */
  values(name: Metric, since: number): readonly (number | null)[] {
    return this.valuesAt(name, this.indicesSince(since));
  }

  /** When the oldest sample was taken; undefined where there is none. */
  get oldest(): number | undefined {
    if (this.written === 0) return undefined;
    return this.at[this.written > this.size ? this.written % this.size : 0];
  }

  private valuesAt(name: Metric, indices: readonly number[]): (number | null)[] {
    const column = this.columns[name];
    return indices.map((index) => rounded(column[index]));
  }

  private indicesSince(since: number): number[] {
    const indices: number[] = [];
    for (let number = Math.max(0, this.written - this.size); number < this.written; number += 1) {
      const index = number % this.size;
      if ((this.at[index] ?? 0) > since) indices.push(index);
    }
    return indices;
  }
}

function columnsOf(size: number): Columns {
  return Object.fromEntries(metricNames.map((name) => [name, new Float32Array(size)])) as Columns;
}

/** Three digits after the point are more than was measured. */
function rounded(value: number | undefined): number | null {
  if (value === undefined || Number.isNaN(value)) return null;
  return Math.round(value * 1_000) / 1_000;
}
