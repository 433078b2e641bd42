import { offAbort, onAbort } from '../base/abort-listeners.js';
import type { Clock } from '../base/clock.js';
import { type Disposable, DisposableStore, toDisposable } from '../base/disposable.js';
import { toExtensionHostError } from '../model/errors.js';
import type { Call } from './call.js';
import { pipelineErrors } from './pipeline-errors.js';

/**
 * Waits for something on behalf of a call, but no longer than the call has time and is wanted. Nothing of the wait is left then.
 *
 * @param begin Starts the wait: calls `resolve` or `reject`, now or later, and returns what lets go of it.
 * @throws ExtensionHostError `CALL_TIMEOUT`, `CALL_CANCELLED`, or what `reject` was given
 */
export function waitFor<T>(
  call: Pick<Call, 'callee' | 'method' | 'deadline' | 'signal'>,
  clock: Clock,
  begin: (resolve: (value: T) => void, reject: (error: unknown) => void) => Disposable | undefined,
): Promise<T> {
  const { signal } = call;
  if (signal?.aborted) return Promise.reject(pipelineErrors.cancelled(call));
  return new Promise((resolve, reject) => {
    const resources = new DisposableStore();
    const settle = (outcome: () => void) => {
      resources.dispose();
      outcome();
    };
    const remaining = Math.max(0, call.deadline - clock.monotonic());
    resources.add(clock.after(remaining, () => settle(() => reject(pipelineErrors.timedOut(call)))));
    if (signal !== undefined) {
      const cancel = () => settle(() => reject(pipelineErrors.cancelled(call)));
      const link = onAbort(signal, cancel);
      resources.add(toDisposable(() => offAbort(signal, link)));
    }
    const started = begin(
      (value) => settle(() => resolve(value)),
      (error) => settle(() => reject(toExtensionHostError(error))),
    );
    if (started !== undefined) resources.add(started);
  });
}
