import { toExtensionHostError } from '../../model/errors.js';
import type { Interceptor } from '../call.js';
import type { TraceLog } from '../trace-log.js';

/** Writes down those calls that the log wants, as their caller saw them. */
export function trace(log: TraceLog): Interceptor {
  return (call, next) => {
    const draft = log.begin(call);
    if (draft === undefined) return next(call);
    return next({ ...call, trace: draft }).then(
      (value) => {
        log.end(draft, 'ok');
        return value;
      },
      (error: unknown) => {
        log.end(draft, toExtensionHostError(error).code);
        throw error;
      },
    );
  };
}
