import { setMaxListeners } from 'node:events';
import type { CurrentCall } from '../current-call.js';
import { type Progress, ProgressNotification } from '../protocol/progress.js';
import type { HostLink } from './host-link.js';
import { LatestProgress } from './latest-progress.js';

/** A call while its method runs. Most methods never ask for the signal, which costs more than the rest of a small call. */
export class RunningCall implements CurrentCall {
  readonly #host: HostLink;
  #controller: AbortController | undefined;
  #progress: LatestProgress | undefined;
  /** Whether nobody waits for the answer any more. */
  isCancelled = false;

  constructor(
    readonly id: number | string,
    readonly method: string,
    host: HostLink,
  ) {
    this.#host = host;
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      // Each call to another extension made meanwhile listens to it, and Node takes more than ten for a leak.
      setMaxListeners(0, this.#controller.signal);
      if (this.isCancelled) this.#controller.abort();
    }
    return this.#controller.signal;
  }

  cancel(): void {
    this.isCancelled = true;
    this.#controller?.abort();
  }

  report(progress: Progress): void {
    this.#progress ??= new LatestProgress((value) =>
      this.#host.notify(ProgressNotification, { token: this.id, value }),
    );
    this.#progress.report(progress);
  }

  /** The answer follows: nothing is reported after it. */
  end(): void {
    this.#progress?.end();
  }
}
