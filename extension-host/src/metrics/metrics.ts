import { Emitter } from '../base/emitter.js';
import type { RecentUse } from '../model/budgets.js';
import type { CallMeter, MetricHistory, MetricSample } from '../model/metrics.js';
import { MetricTrack, type ProcessUse } from './metric-track.js';

/** Stands for all extensions together, where ids of extensions stand. */
export const allExtensions = '*';

/** A running process at the moment of a sample. */
export interface RunningProcess extends ProcessUse {
  readonly id: string;
}

/** One sample of each extension that runs or has just run, and of all together, by id. */
export type SampleRound = Readonly<Record<string, MetricSample>>;

/** What was measured of each extension and of all together, while the host has run. */
export class Metrics {
  private readonly tracks = new Map<string, MetricTrack>();
  private readonly total: MetricTrack;
  /** Ids of those that ran at the last sample. */
  private running: ReadonlySet<string> = new Set();
  private allRestarts = 0;
  private readonly sampled = new Emitter<SampleRound>();
  /** Told after each round of samples. */
  readonly onDidSample = this.sampled.event;

  /** @param begun Milliseconds since 1970. */
  constructor(private readonly begun: number) {
    this.total = new MetricTrack(begun);
  }

  /** What the calls of an extension are counted with; the same over restarts and reloads. */
  callMeterOf(id: string): CallMeter {
    return this.trackOf(id).calls;
  }

  /** Takes a sample of all. @param restartsOf How often an extension was restarted since its supervisor was made. */
  sample(at: number, processes: readonly RunningProcess[], restartsOf: (id: string) => number): void {
    const uses = new Map(processes.map((process) => [process.id, process]));
    const samples: Record<string, MetricSample> = {};
    const sum = { cpu: 0, memory: 0 };
    for (const { id } of processes) this.trackOf(id);
    for (const [id, track] of this.tracks) {
      const use = uses.get(id);
      const isQuiet = use === undefined && !this.running.has(id) && track.calls.calls === 0;
      if (isQuiet) {
        track.skip(at);
        continue;
      }
      track.calls.addTo(this.total.calls);
      sum.cpu += use?.cpu ?? 0;
      sum.memory += use?.memory ?? 0;
      const sample = track.sample(at, use, restartsOf(id));
      this.allRestarts += sample.restarts;
      samples[id] = sample;
    }
    this.running = new Set(uses.keys());
    samples[allExtensions] = this.total.sample(at, sum, this.allRestarts);
    this.sampled.fire(samples);
  }

  /** Ids of those of which something was measured. */
  get ids(): readonly string[] {
    return [...this.tracks.keys(), allExtensions];
  }

  history(id: string, span: 'fine' | 'coarse', now: number, since?: number): MetricHistory {
    const track = id === allExtensions ? this.total : (this.tracks.get(id) ?? new MetricTrack(now));
    return track.history(span, now, since);
  }

  /** What counts against the budgets of an extension that runs. */
  recentUse(id: string, now: number, cpuSeconds: number): Omit<RecentUse, 'startup'> | undefined {
    return this.running.has(id) ? this.tracks.get(id)?.recentUse(now, cpuSeconds) : undefined;
  }

  /** Nothing is left of an extension that was uninstalled. */
  forget(id: string): void {
    this.tracks.delete(id);
  }

  dispose(): void {
    this.sampled.dispose();
  }

  private trackOf(id: string): MetricTrack {
    const track = this.tracks.get(id) ?? new MetricTrack(this.begun);
    this.tracks.set(id, track);
    return track;
  }
}
