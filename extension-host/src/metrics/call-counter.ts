import type { CallMeter } from '../model/metrics.js';
import { LatencyHistogram } from './latency-histogram.js';

/** The calls of an extension since they were looked at last. */
export class CallCounter implements CallMeter {
  readonly latencies = new LatencyHistogram();
  failures = 0;

  get calls(): number {
    return this.latencies.count;
  }

  record(duration: number, failed: boolean): void {
    this.latencies.record(duration);
    if (failed) this.failures += 1;
  }

  addTo(other: CallCounter): void {
    this.latencies.addTo(other.latencies);
    other.failures += this.failures;
  }

  clear(): void {
    this.latencies.clear();
    this.failures = 0;
  }
}
