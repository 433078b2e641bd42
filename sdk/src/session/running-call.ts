import type { CancellationToken } from 'vscode-jsonrpc';
import type { CurrentCall } from '../current-call.js';

/** A call while its method runs. Most methods never ask for the signal, which costs more than the rest of a small call. */
export class RunningCall implements CurrentCall {
  readonly #token: CancellationToken;
  #controller: AbortController | undefined;

  constructor(
    readonly method: string,
    token: CancellationToken,
  ) {
    this.#token = token;
  }

  get isCancelled(): boolean {
    return this.#token.isCancellationRequested;
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      const controller = new AbortController();
      this.#controller = controller;
      if (this.isCancelled) controller.abort();
      else this.#token.onCancellationRequested(() => controller.abort());
    }
    return this.#controller.signal;
  }
}
