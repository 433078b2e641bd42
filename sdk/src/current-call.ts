import { AsyncLocalStorage } from 'node:async_hooks';

/** The call a method is running for. */
export interface CurrentCall {
  /** Full name of the method, such as `MyPlugin.SayHello`. */
  readonly method: string;
  /** Aborted when the caller gives up: it cancelled, or its time is over. The answer is then thrown away. */
  readonly signal: AbortSignal;
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
export function runInCall<T>(call: CurrentCall, method: () => T): T {
  return calls.run(call, method);
}
