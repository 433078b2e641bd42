import { setMaxListeners } from 'node:events';
import type { CancellationToken } from 'vscode-jsonrpc';
import type { CurrentCall } from '../current-call.js';
import { type Progress, ProgressNotification } from '../protocol/progress.js';
import type { HostLink } from './host-link.js';
import { LatestProgress } from './latest-progress.js';

/** A call as the host has sent it. */
export interface ReceivedCall {
  readonly id: number | string;
  readonly method: string;
  readonly token: CancellationToken;
}

/** A call while its method runs. Most methods never ask for the signal, which costs more than the rest of a small call. */
export class RunningCall implements CurrentCall {
  readonly #received: ReceivedCall;
  readonly #host: HostLink;
  #controller: AbortController | undefined;
  #progress: LatestProgress | undefined;

  constructor(received: ReceivedCall, host: HostLink) {
    this.#received = received;
    this.#host = host;
  }

  get method(): string {
    return this.#received.method;
  }

  get isCancelled(): boolean {
    return this.#received.token.isCancellationRequested;
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      const controller = new AbortController();
      this.#controller = controller;
      // Each call to another extension made meanwhile listens to it, and Node takes more than ten for a leak.
      setMaxListeners(0, controller.signal);
      if (this.isCancelled) controller.abort();
      else this.#received.token.onCancellationRequested(() => controller.abort());
    }
    return this.#controller.signal;
  }

  report(progress: Progress): void {
    this.#progress ??= new LatestProgress((value) =>
      this.#host.notify(ProgressNotification, { token: this.#received.id, value }),
    );
    this.#progress.report(progress);
  }

  /** The answer follows: nothing is reported after it. */
  end(): void {
    this.#progress?.end();
  }
}
