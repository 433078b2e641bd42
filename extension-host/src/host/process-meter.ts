import pidusage from 'pidusage';
import { type Disposable, toDisposable } from '../base/disposable.js';
import type { ProcessFigures } from '../control/extension-view.js';

/** A process to measure. */
export interface MeasuredProcess {
  readonly id: string;
  readonly pid: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

/** Milliseconds between measurements. */
const interval = 2000;

/** Measures memory and CPU of the running extensions, and only while somebody looks. */
export class ProcessMeter implements Disposable {
  private readonly figures = new Map<string, ProcessFigures>();
  private readonly timer: Disposable;

  constructor(
    private readonly isFollowed: () => boolean,
    private readonly running: () => readonly MeasuredProcess[],
    private readonly measured: (id: string) => void,
  ) {
    const timer = setInterval(() => {
      if (this.isFollowed()) void this.measure();
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

  /** Measures all running processes now. One that ended meanwhile is left out. */
  async measure(): Promise<void> {
    const running = this.running();
    for (const id of this.figures.keys()) {
      if (!running.some((process) => process.id === id)) this.figures.delete(id);
    }
    await Promise.all(running.map((process) => this.measureOne(process)));
  }

  dispose(): void {
    this.timer.dispose();
    pidusage.clear();
  }

  private async measureOne(process: MeasuredProcess): Promise<void> {
    try {
      const { cpu, memory } = await pidusage(process.pid);
      this.figures.set(process.id, { pid: process.pid, memory, cpu, startedAt: process.startedAt });
      this.measured(process.id);
    } catch {
      this.figures.delete(process.id);
    }
  }
}
