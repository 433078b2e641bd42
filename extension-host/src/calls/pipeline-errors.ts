import { ExtensionHostError } from '../model/errors.js';

/** What of a call its errors name. */
interface Named {
  readonly callee: string;
  readonly method: string;
}

/** The sentences about calls that end in the host. */
export const pipelineErrors = {
  timedOut: ({ callee, method }: Named) =>
    new ExtensionHostError(
      'CALL_TIMEOUT',
      `The time for ${method} of ${callee} was over before it answered.`,
      {
        extensionId: callee,
      },
    ),

  cancelled: ({ callee, method }: Named) =>
    new ExtensionHostError('CALL_CANCELLED', `The call of ${method} of ${callee} was cancelled.`, {
      extensionId: callee,
    }),

  itemTimedOut: ({ callee, method }: Named, timeout: number) =>
    new ExtensionHostError(
      'CALL_TIMEOUT',
      `${method} of ${callee} sent no further item within ${timeout / 1000} s.`,
      { extensionId: callee, nextStep: 'Try again, or allow more time for each item.' },
    ),

  notRead: ({ callee, method }: Named) =>
    new ExtensionHostError(
      'CALL_CANCELLED',
      `The stream of ${method} of ${callee} was cancelled: nobody has read an item for a while.`,
      { extensionId: callee },
    ),

  tooManyItems: ({ callee, method }: Named) =>
    new ExtensionHostError(
      'PROTOCOL_VIOLATION',
      `${callee} sent more items of ${method} than it was allowed to.`,
      {
        extensionId: callee,
        nextStep: 'Count them: stream/open and stream/credit say how many may be sent.',
      },
    ),

  /** @param wait Milliseconds until the next call is let through; undefined while that one is on its way. */
  circuitOpen: ({ callee, method }: Named, wait: number | undefined) =>
    new ExtensionHostError(
      'CIRCUIT_OPEN',
      `${method} was not called: most of its last calls failed, so ${callee} is left alone for a moment.`,
      {
        extensionId: callee,
        nextStep:
          wait === undefined
            ? 'Try again in a moment: one call is on its way to see whether it works again.'
            : `Try again in ${Math.max(1, Math.ceil(wait / 1000))} s. See its log for what went wrong.`,
        data: { retryAfter: wait ?? 0 },
      },
    ),
} as const;
