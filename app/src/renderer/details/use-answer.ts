import type { SerializedError } from '@plugo/extension-host/control';
import { useEffect, useState } from 'react';
import { toSerializedError } from '../rpc/request-error.js';

/** What was asked of the host: on its way, answered, or refused. */
export type Answer<T> =
  | { readonly status: 'waiting' }
  | { readonly status: 'answered'; readonly value: T }
  | { readonly status: 'refused'; readonly error: SerializedError };

/**
 * Asks once for each `key`. The answer before is shown until the next one is there, unless it is about something else (`subject`).
 */
export function useAnswer<T>(ask: () => Promise<T>, subject: string, key: string): Answer<T> {
  const [known, setKnown] = useState<{ readonly subject: string; readonly answer: Answer<T> }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when to ask anew.
  useEffect(() => {
    let isCurrent = true;
    const take = (answer: Answer<T>) => isCurrent && setKnown({ subject, answer });
    ask().then(
      (value) => take({ status: 'answered', value }),
      (thrown: unknown) => take({ status: 'refused', error: toSerializedError(thrown) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [subject, key]);
  return known?.subject === subject ? known.answer : { status: 'waiting' };
}
