import type { Call } from './call.js';

/** Milliseconds. */
const step = 100;

/**
 * Milliseconds a call has left, all of its time or in steps of 100: a connection has one timer for all waits of the same length, so
 * different lengths must be few. Nearly always it is all of its time.
 */
export function timeLeft({ timeout, deadline }: Pick<Call, 'timeout' | 'deadline'>, now: number): number {
  const left = deadline - now;
  return left > timeout - step ? timeout : Math.max(step, Math.ceil(left / step) * step);
}
