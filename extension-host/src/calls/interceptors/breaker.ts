import type { Circuits } from '../breaker/circuits.js';
import type { Interceptor } from '../call.js';

/** Spares a method that mostly fails, and its callers the wait. */
export function breaker(circuits: Circuits): Interceptor {
  return (call, next) => circuits.of(call.callee, call.method).run(call, next);
}
