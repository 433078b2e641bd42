import type { RecentUse } from '../model/budgets.js';
import type { MetricHistory, MetricSample } from '../model/metrics.js';
import { CallCounter } from './call-counter.js';
import { SampleRing } from './sample-ring.js';

/** What the system says of a process; undefined where none runs. */
export interface ProcessUse {
  /** Percent of one core. */
  readonly cpu: number;
  /** Bytes. */
  readonly memory: number;
}

/** Samples kept at the pace in which they are taken: 5 min of one a second. */
const fineKept = 300;
const fineSpan = 300_000;
/** Samples of 10 s each that are kept: an hour. */
const coarseKept = 360;
const coarseSpan = 10_000;
/** For so long a slow call counts against the budget. Milliseconds. */
const latencyMemory = 30_000;

/** What was measured of one extension, or of all together: as it came for 5 min, and in steps of 10 s for an hour. */
export class MetricTrack {
  /** Calls since the last sample. */
  readonly calls = new CallCounter();
  private readonly fine = new SampleRing(fineKept);
  private readonly coarse = new SampleRing(coarseKept);
  private readonly coarseCalls = new CallCounter();
  private coarseUse = { cpu: 0, memory: 0, samples: 0, restarts: 0 };
  private restartsTold = 0;

  constructor(
    private lastAt: number,
    private coarseSince = lastAt,
  ) {}

  /** @param restarts How often it was restarted since it was made; one that was made anew counts from 0. */
  sample(at: number, use: ProcessUse | undefined, restarts: number): MetricSample {
    const newRestarts = restarts < this.restartsTold ? restarts : restarts - this.restartsTold;
    this.restartsTold = restarts;
    const sample = sampleOf(at, this.lastAt, use, this.calls, newRestarts);
    this.fine.add(sample);
    this.lastAt = at;
    this.gather(at, use, newRestarts);
    this.calls.clear();
    return sample;
  }

  /** Nothing ran and nothing was counted: there is no sample to take. */
  skip(at: number): void {
    this.lastAt = at;
  }

  history(span: 'fine' | 'coarse', now: number, since = 0): MetricHistory {
    return span === 'fine'
      ? this.fine.history(Math.max(since, now - fineSpan))
      : this.coarse.history(Math.max(since, now - coarseKept * coarseSpan));
  }

  /** What counts against budgets, but for the start. */
  recentUse(now: number, cpuSeconds: number): Omit<RecentUse, 'startup'> {
    const { oldest } = this.fine;
    const since = now - cpuSeconds * 1_000;
    const cpu = this.fine.values('cpu', since);
    // A gap means that it has not run all the time.
    const isLongEnough = oldest !== undefined && oldest <= since && cpu.length > 1 && !cpu.includes(null);
    const slow = this.fine.values('p99', now - latencyMemory).filter((value) => value !== null);
    return {
      steadyCpu: isLongEnough ? Math.min(...(cpu as number[])) : undefined,
      memory: this.fine.values('memory', now - latencyMemory).at(-1) ?? undefined,
      p99: slow.length === 0 ? undefined : Math.max(...slow),
    };
  }

  private gather(at: number, use: ProcessUse | undefined, restarts: number): void {
    const gathered = this.coarseUse;
    this.calls.addTo(this.coarseCalls);
    gathered.restarts += restarts;
    if (use !== undefined) {
      gathered.cpu += use.cpu;
      gathered.memory = Math.max(gathered.memory, use.memory);
      gathered.samples += 1;
    }
    if (at - this.coarseSince < coarseSpan) return;
    const { cpu, memory, samples } = gathered;
    const mean = samples === 0 ? undefined : { cpu: cpu / samples, memory };
    this.coarse.add(sampleOf(at, this.coarseSince, mean, this.coarseCalls, gathered.restarts));
    this.coarseCalls.clear();
    this.coarseUse = { cpu: 0, memory: 0, samples: 0, restarts: 0 };
    this.coarseSince = at;
  }
}

function sampleOf(
  at: number,
  since: number,
  use: ProcessUse | undefined,
  { calls, failures, latencies }: CallCounter,
  restarts: number,
): MetricSample {
  const seconds = Math.max(0.001, (at - since) / 1_000);
  return {
    at,
    cpu: use?.cpu ?? null,
    memory: use?.memory ?? null,
    calls: calls / seconds,
    errors: failures / seconds,
    p50: latencies.quantile(0.5) ?? null,
    p99: latencies.quantile(0.99) ?? null,
    restarts,
  };
}
