import type { Progress } from '../protocol/progress.js';

/** Milliseconds between two reports that are sent: people see no more of them. */
const interval = 50;

/** Sends what a call reports: the first at once, then the newest of each 50 ms, and the last before the answer. */
export class LatestProgress {
  readonly #send: (progress: Progress) => void;
  #newest: Progress | undefined;
  #pause: NodeJS.Timeout | undefined;
  #isOver = false;

  constructor(send: (progress: Progress) => void) {
    this.#send = send;
  }

  report(progress: Progress): void {
    if (this.#isOver) return;
    if (this.#pause === undefined) this.#sendNow(progress);
    else this.#newest = progress;
  }

  /** The answer follows: what was held back goes first, and nothing after it. */
  end(): void {
    this.#isOver = true;
    clearTimeout(this.#pause);
    if (this.#newest !== undefined) this.#send(this.#newest);
  }

  #sendNow(progress: Progress): void {
    this.#newest = undefined;
    this.#pause = setTimeout(() => this.#continue(), interval).unref();
    this.#send(progress);
  }

  #continue(): void {
    this.#pause = undefined;
    if (this.#newest !== undefined) this.#sendNow(this.#newest);
  }
}
