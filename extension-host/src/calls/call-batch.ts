import { toExtensionHostError } from '../model/errors.js';
import type { SettledCall } from '../model/settled-call.js';

/** Makes all calls in one go and tells what became of each, in their order. Never rejects. */
export function callBatch<T>(
  calls: readonly T[],
  call: (one: T) => Promise<unknown>,
): Promise<readonly SettledCall[]> {
  return Promise.all(
    calls.map((one) =>
      call(one).then(
        (value): SettledCall => ({ status: 'fulfilled', value }),
        (error: unknown): SettledCall => ({
          status: 'rejected',
          error: toExtensionHostError(error).serialize(),
        }),
      ),
    ),
  );
}
