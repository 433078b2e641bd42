import type { Clock } from '../../base/clock.js';
import { toDisposable } from '../../base/disposable.js';
import type { Call, Next } from '../call.js';
import { waitFor } from '../wait-for.js';

/** One call to the extension that several equal calls wait for. It is cancelled when none of them waits any more. */
export class Flight {
  private readonly cancellation = new AbortController();
  private readonly answer: Promise<unknown>;
  private passengers = 0;

  /** @param over Told when there is nothing to join any more: it was answered, or called off. */
  constructor(
    private readonly clock: Clock,
    call: Call,
    next: Next,
    private readonly over: (flight: Flight) => void,
  ) {
    this.answer = next({ ...call, signal: this.cancellation.signal }).finally(() => over(this));
    // Whoever waits is told; there may be nobody left.
    this.answer.catch(() => undefined);
  }

  /** Waits for the answer, for as long as this call has time and is wanted. */
  join(call: Call): Promise<unknown> {
    return waitFor(call, this.clock, (resolve, reject) => {
      this.passengers += 1;
      this.answer.then(resolve, reject);
      return toDisposable(() => this.leave());
    });
  }

  private leave(): void {
    this.passengers -= 1;
    if (this.passengers > 0) return;
    this.over(this);
    this.cancellation.abort();
  }
}
