import type { Clock } from '../../base/clock.js';
import type { Interceptor } from '../call.js';
import { pipelineErrors } from '../pipeline-errors.js';

/** Sends nothing whose time is over: each attempt has what is left of the time of the whole call. */
export function deadline(clock: Clock): Interceptor {
  return (call, next) =>
    clock.monotonic() < call.deadline ? next(call) : Promise.reject(pipelineErrors.timedOut(call));
}
