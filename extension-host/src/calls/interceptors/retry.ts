import { ExponentialBackoff, halfJitterGenerator } from 'cockatiel';
import type { Clock } from '../../base/clock.js';
import type { Event } from '../../base/emitter.js';
import { type ExtensionHostError, toExtensionHostError } from '../../model/errors.js';
import type { Call, Interceptor, Next } from '../call.js';
import { waitFor } from '../wait-for.js';

/** What a retry has to know of the extensions. */
export interface Restarts {
  /** Whether an extension is on its way up: starting, activating, or about to be started again after a crash. */
  isComingUp(extensionId: string): boolean;
  /** Told the id of an extension whose state has changed. */
  readonly onDidChange: Event<string>;
}

/** Calls after the first one. */
const retries = 2;

/** 200 ms, doubled up to 2 s; half of each wait is chance, so that those who failed together do not come back together. */
const backoff = new ExponentialBackoff({
  initialDelay: 200,
  maxDelay: 2000,
  generator: halfJitterGenerator,
});

/**
 * Calls methods that are declared idempotent once more where the extension went away or was busy, within the time of the call. A stream is not begun
 * anew: some of its items were used already.
 * The waits are cockatiel's; its loop is not used, for it sleeps on when the call was cancelled.
 */
export function retry(clock: Clock, restarts: Restarts): Interceptor {
  return (call, next) =>
    call.rules.idempotent && call.items === undefined ? persist(call, next) : attempt(call, next);

  async function persist(call: Call, next: Next): Promise<unknown> {
    let delay = backoff.next();
    for (let retried = 0; ; retried += 1) {
      try {
        return await attempt(call, next);
      } catch (thrown) {
        const error = toExtensionHostError(thrown);
        const { duration } = delay;
        const isInTime = clock.monotonic() + duration < call.deadline;
        if (retried === retries || !isInTime || !isPassing(error, call)) throw error;
        await pause(call, duration);
        if (!(await cameUp(call))) throw error;
        delay = delay.next(undefined);
      }
    }
  }

  /** Whether the next call may well succeed. What the method itself answered stays answered. */
  function isPassing({ code }: ExtensionHostError, { callee }: Call): boolean {
    if (code === 'NOT_RUNNING') return restarts.isComingUp(callee);
    return code === 'CALL_INTERRUPTED' || code === 'BUSY';
  }

  function pause(call: Call, duration: number): Promise<void> {
    return waitFor<void>(call, clock, (resolve) => clock.after(duration, () => resolve()));
  }

  /** Waits for a restart that is under way. False when the time of the call ends before it. */
  async function cameUp(call: Call): Promise<boolean> {
    if (!restarts.isComingUp(call.callee)) return true;
    try {
      await waitFor<void>(call, clock, (resolve) =>
        restarts.onDidChange((id) => {
          if (id === call.callee && !restarts.isComingUp(id)) resolve();
        }),
      );
      return true;
    } catch (error) {
      if (toExtensionHostError(error).code === 'CALL_TIMEOUT') return false;
      throw error;
    }
  }
}

function attempt(call: Call, next: Next): Promise<unknown> {
  if (call.trace !== undefined) call.trace.attempts += 1;
  return next(call);
}
