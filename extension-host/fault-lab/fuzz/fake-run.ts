import type { Clock } from '../../src/base/clock.js';
import { type Deferred, deferred } from '../../src/base/deferred.js';
import type { Disposable } from '../../src/base/disposable.js';
import { ExtensionHostError } from '../../src/model/errors.js';
import type { SupervisionTimings } from '../../src/supervision/timings.js';

/** Milliseconds that a killed process takes to be gone. */
const dying = 20;

let pids = 0;

/** All runs of a test, and how its processes behave from now on. */
export const processes = {
  runs: [] as FakeRun[],
  /** Whether processes end only when they are killed. */
  areStubborn: false,
  get alive(): readonly FakeRun[] {
    return this.runs.filter((run) => run.isAlive);
  },
};

/** Stands in for an `ExtensionRun`: no process, but the same promises and the same ends of every wait, on a fake clock. */
export class FakeRun {
  readonly methods: readonly string[] = [];
  readonly transport = undefined;
  exit: undefined;
  startedAt: number | undefined;
  pid: number | undefined;
  isAlive = false;
  isHung = false;
  private readonly clock: Clock;
  private readonly timings: SupervisionTimings;
  private readonly lost = deferred<ExtensionHostError>();
  private readonly gone = deferred<void>();
  private waiting: (Deferred<void> & { readonly timer: Disposable }) | undefined;
  private isAbandoned = false;

  constructor({ clock, timings }: { readonly clock: Clock; readonly timings: SupervisionTimings }) {
    this.clock = clock;
    this.timings = timings;
    processes.runs.push(this);
  }

  get calls() {
    return {
      sdk: 'fake 1.0.0',
      callsUnderWay: 0,
      finishCalls: async () => undefined,
      ping: (timeout: number) => {
        if (this.isAlive && !this.isHung) return Promise.resolve({ status: 'ok' });
        return new Promise((_, reject) => {
          this.clock.after(timeout, () => reject(error('CALL_TIMEOUT')));
        });
      },
    };
  }

  connect(): Promise<void> {
    if (this.isAbandoned) return Promise.reject(error('NOT_RUNNING'));
    this.isAlive = true;
    this.pid = ++pids;
    this.startedAt = this.clock.now();
    return this.wait(this.timings.handshake, 'HANDSHAKE_TIMEOUT');
  }

  activate(): Promise<void> {
    return this.wait(this.timings.activation, 'ACTIVATION_TIMEOUT');
  }

  end(): Promise<ExtensionHostError> {
    return this.lost.promise;
  }

  async stop(): Promise<void> {
    this.abandon(error('NOT_RUNNING'));
    if (this.isAlive && processes.areStubborn) await this.after(this.timings.termination);
    this.die(error('NOT_RUNNING'));
    await this.gone.promise;
  }

  async kill(reason: ExtensionHostError): Promise<void> {
    this.abandon(reason);
    if (this.isAlive) await this.after(dying);
    this.die(reason);
  }

  // What happens to the process

  /** Goes on from whatever it is in: connected, activated. */
  proceed(): void {
    this.waiting?.timer.dispose();
    this.waiting?.resolve();
    this.waiting = undefined;
  }

  crash(code: 'EXITED' | 'HANDSHAKE_REFUSED'): void {
    if (this.isAlive) this.die(error(code));
  }

  private wait(limit: number, code: 'HANDSHAKE_TIMEOUT' | 'ACTIVATION_TIMEOUT'): Promise<void> {
    if (!this.isAlive) return Promise.reject(error('EXITED'));
    const timer = this.clock.after(limit, () => this.abandon(error(code)));
    this.waiting = { ...deferred<void>(), timer };
    return this.waiting.promise;
  }

  private abandon(reason: ExtensionHostError): void {
    this.isAbandoned = true;
    this.waiting?.timer.dispose();
    this.waiting?.reject(reason);
    this.waiting = undefined;
  }

  private die(reason: ExtensionHostError): void {
    this.isAlive = false;
    this.abandon(reason);
    this.lost.resolve(reason);
    this.gone.resolve();
  }

  private after(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.clock.after(milliseconds, resolve);
    });
  }
}

function error(code: ConstructorParameters<typeof ExtensionHostError>[0]): ExtensionHostError {
  return new ExtensionHostError(code, 'The fake ended.');
}
