import type { Clock } from '../base/clock.js';
import type { Disposable } from '../base/disposable.js';
import type { CommandLine } from './command-line.js';
import type { NodeRuntime } from './node-runtime.js';
import type { SpawnedProcess } from './spawn-process.js';
import { WarmSpare } from './warm-spare.js';

/** So long nothing must have been launched before a spare is: it is not to delay a start. Milliseconds. */
const quietTime = 1_000;
/** After so many spares in a row that died unused no more are started. */
const allowedLosses = 3;

export interface SpareKeeperOptions {
  readonly runtime: NodeRuntime;
  readonly clock: Clock;
  readonly log: (level: 'info' | 'warning', message: string) => void;
  /** Told of each spare that is ready. */
  readonly onReady?: (spare: WarmSpare) => void;
}

/** Keeps one spare process ready, and replaces it when it was used or has died. Does nothing before {@link begin}. */
export class SpareKeeper {
  private readonly isPossible: boolean;
  private isKeeping = false;
  private losses = 0;
  private spare: WarmSpare | undefined;
  /** Ends when the spare that is being started is ready or gone. */
  private starting: Promise<void> | undefined;
  private timer: Disposable | undefined;

  constructor(private readonly options: SpareKeeperOptions) {
    // Windows cannot interrupt a blocking read of a pipe in the same way; nobody has tried it there.
    this.isPossible = process.platform !== 'win32' && options.runtime.launcher !== undefined;
  }

  /** Starts the first spare as soon as nothing else starts. */
  begin(): void {
    if (!this.isPossible || this.isKeeping) return;
    this.isKeeping = true;
    this.losses = 0;
    this.postpone();
  }

  /** A process is being launched: the next spare has to wait. */
  postpone(): void {
    this.timer?.dispose();
    this.timer = undefined;
    if (!this.isKeeping || this.spare !== undefined || this.starting !== undefined) return;
    this.timer = this.options.clock.after(quietTime, () => {
      this.starting = this.start().finally(() => {
        this.starting = undefined;
        this.postpone();
      });
    });
  }

  /** Makes the spare the process of an extension, where there is one, alive and as good as a new process. Nobody else gets it. */
  async use(line: CommandLine, added: Readonly<Record<string, string>>): Promise<SpawnedProcess | undefined> {
    const { spare } = this;
    if (!spare?.fits(line)) return undefined;
    this.spare = undefined;
    const spawned = await spare.assign(line, added);
    if (spawned === undefined) this.lose();
    else this.losses = 0;
    return spawned;
  }

  /** Kills the spare and starts no more, until {@link begin}. */
  async close(): Promise<void> {
    this.isKeeping = false;
    this.timer?.dispose();
    await this.starting;
    await this.spare?.dispose();
  }

  private async start(): Promise<void> {
    const { runtime, log, onReady } = this.options;
    const { launcher } = runtime;
    if (launcher === undefined) return;
    const spare = await WarmSpare.launch({ ...runtime, launcher }).catch(() => undefined);
    if (spare === undefined) return this.lose();
    this.spare = spare;
    log('info', `A spare process is ready for the next start: process ${spare.pid}.`);
    onReady?.(spare);
    void spare.over.then(() => {
      if (this.spare !== spare) return;
      this.spare = undefined;
      this.lose();
      this.postpone();
    });
  }

  private lose(): void {
    if (!this.isKeeping) return;
    this.losses += 1;
    if (this.losses < allowedLosses) return;
    this.isKeeping = false;
    this.options.log(
      'warning',
      `${allowedLosses} spare processes in a row ended unused, so none is kept. Extensions start without.`,
    );
  }
}
