import { type Disposable, toDisposable } from '../base/disposable.js';
import type { ProcessFigures } from '../control/extension-view.js';
import type { MemorySample } from '../model/crash-report.js';
import { readProcessUsage } from './read-process-usage.js';

/** A process to measure. */
export interface MeasuredProcess {
  readonly id: string;
  readonly pid: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

/** Who wants to know. */
export interface MeterAudience {
  /** Somebody sees figures: every 2 s. */
  readonly isFollowed: () => boolean;
  /** Somebody watches charts: every second. */
  readonly isWatched: () => boolean;
}

/** Milliseconds between ticks. */
const interval = 1000;

/** One of so many ticks is a measurement while somebody looks, and while nobody does. */
const followedEvery = 2;
const unseenEvery = 30;
/** Elsewhere a measurement starts a program, which is too much for nobody to see. */
const isCheap = process.platform === 'linux';
/** Measurements kept of each process: those of 5 min at most. */
const samplesKept = 150;
const samplesSpan = 300_000;

interface History {
  readonly pid: number;
  readonly samples: MemorySample[];
}

/** Processor time of a process, milliseconds, at a moment of the wall clock. */
interface UsedTime {
  readonly pid: number;
  readonly cpuTime: number;
  readonly at: number;
}

/** Measures memory and CPU of the running extensions: often while somebody looks, else now and then. */
export class ProcessMeter implements Disposable {
  private readonly figures = new Map<string, ProcessFigures>();
  private readonly histories = new Map<string, History>();
  private readonly used = new Map<string, UsedTime>();
  private readonly timer: Disposable;
  private ticks = 0;
  private isDisposed = false;

  constructor(
    private readonly audience: MeterAudience,
    private readonly running: () => readonly MeasuredProcess[],
    /** Told of each process that was measured. */
    private readonly measured: (id: string) => void,
    /** Told when all were. */
    private readonly roundDone: (processes: readonly MeasuredProcess[]) => void = () => undefined,
  ) {
    const timer = setInterval(() => {
      this.ticks += 1;
      if (this.isDue()) void this.measure();
    }, interval);
    timer.unref();
    this.timer = toDisposable(() => clearInterval(timer));
  }

  /** The latest figures of a process, or none yet. A figure of an earlier process of the extension is none. */
  figuresOf(process: MeasuredProcess): ProcessFigures {
    const figures = this.figures.get(process.id);
    if (figures?.pid === process.pid) return figures;
    return { pid: process.pid, memory: 0, cpu: 0, startedAt: process.startedAt };
  }

  /** What was measured of a process in the last 5 min, oldest first. */
  memoryOf(id: string, pid: number): readonly MemorySample[] {
    const history = this.histories.get(id);
    const since = Date.now() - samplesSpan;
    return history?.pid === pid ? history.samples.filter(({ at }) => at >= since) : [];
  }

  /** Measures all running processes now. One that ended meanwhile is left out. */
  async measure(): Promise<void> {
    const running = this.running();
    for (const id of this.figures.keys()) {
      if (running.some((process) => process.id === id)) continue;
      this.figures.delete(id);
      this.histories.delete(id);
      this.used.delete(id);
    }
    await Promise.all(running.map((process) => this.measureOne(process)));
    if (!this.isDisposed) this.roundDone(running.filter(({ id }) => this.figures.has(id)));
  }

  private isDue(): boolean {
    const { isWatched, isFollowed } = this.audience;
    if (isWatched()) return true;
    if (isFollowed()) return this.ticks % followedEvery === 0;
    return isCheap && this.ticks % unseenEvery === 0;
  }

  dispose(): void {
    this.isDisposed = true;
    this.timer.dispose();
  }

  private async measureOne(process: MeasuredProcess): Promise<void> {
    try {
      const { memory, cpuTime } = await readProcessUsage(process.pid);
      const cpu = this.shareOf(process, cpuTime);
      this.figures.set(process.id, { pid: process.pid, memory, cpu, startedAt: process.startedAt });
      this.remember(process, { at: Date.now(), memory, cpu });
      // Lists need no more than that, and each one told is a whole picture of it.
      if (this.ticks % followedEvery === 0) this.measured(process.id);
    } catch {
      this.figures.delete(process.id);
    }
  }

  /** Percent of one core since the last measurement of this process, or since it was started. */
  private shareOf({ id, pid, startedAt }: MeasuredProcess, cpuTime: number): number {
    const now = Date.now();
    const last = this.used.get(id);
    this.used.set(id, { pid, cpuTime, at: now });
    const since = last?.pid === pid ? last : { cpuTime: 0, at: startedAt };
    return now <= since.at ? 0 : Math.max(0, ((cpuTime - since.cpuTime) / (now - since.at)) * 100);
  }

  private remember({ id, pid }: MeasuredProcess, sample: MemorySample): void {
    let history = this.histories.get(id);
    if (history?.pid !== pid) {
      history = { pid, samples: [] };
      this.histories.set(id, history);
    }
    history.samples.push(sample);
    if (history.samples.length > samplesKept) history.samples.shift();
  }
}
