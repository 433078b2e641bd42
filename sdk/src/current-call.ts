import { AsyncLocalStorage } from 'node:async_hooks';
import type { Progress } from './protocol/progress.js';

/** The call a method is running for. */
export interface CurrentCall {
  /** Full name of the method, such as `MyPlugin.SayHello`. */
  readonly method: string;
  /** Aborted when the caller gives up: it cancelled, or its time is over. The answer is then thrown away. */
  readonly signal: AbortSignal;
  /**
   * Tells the caller how far the call has got. Cheap enough for a loop: of many a second the newest are sent, and the last one
   * always arrives before the answer. It buys no more time. After the answer it does nothing.
   */
  report(progress: Progress): void;
}

const calls = new AsyncLocalStorage<CurrentCall>();

/**
 * The call that led here, through any number of awaits; undefined outside of one.
 *
 * @example
 * const answer = await fetch(url, { signal: currentCall()?.signal ?? null });
 */
export function currentCall(): CurrentCall | undefined {
  return calls.getStore();
}

/** Runs a method so that {@link currentCall} finds its call. */
export function runInCall<A extends unknown[], T>(call: CurrentCall, method: (...args: A) => T, args: A): T {
  return calls.run(call, method, ...args);
}
