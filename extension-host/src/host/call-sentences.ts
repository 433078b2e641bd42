import type { LogLevel } from '@plugo/sdk/protocol';
import type { CircuitChange, RefusedCall } from '../calls/breaker/circuits.js';
import type { Degradation } from '../calls/call-pipeline.js';
import type { ErrorCode } from '../model/errors.js';

const reasons: Readonly<Partial<Record<ErrorCode, string>>> = {
  BUSY: 'too many calls wait for it already.',
  CIRCUIT_OPEN: 'most of its last calls failed.',
};

/** What the log of an extension says of the calls that reach it, and of those that do not. */
export const callSentences = {
  circuit({ method, status, cause }: CircuitChange): { readonly level: LogLevel; readonly message: string } {
    switch (status) {
      case 'open':
        return {
          level: 'warning',
          message: `Most of the last calls of ${method} failed, so it is not called for a while. The last one: ${cause?.message ?? ''}`,
        };
      case 'halfOpen':
        return {
          level: 'info',
          message: `One call of ${method} is let through, to see whether it works again.`,
        };
      case 'closed':
        return { level: 'info', message: `${method} works again, and is called as before.` };
    }
  },

  /** Without what differs from call to call, so that the same refusals are counted and not listed. */
  refused({ callee, method, error }: RefusedCall): string {
    return error.code === 'NOT_PERMITTED'
      ? error.message
      : `${method} of ${callee} was not called: ${reasons[error.code] ?? error.message}`;
  },

  degraded({ caller, callee, method, error, instead }: Degradation, times: number): string {
    const who = caller ?? 'a person';
    const what =
      instead === 'stale' ? `an old result of ${callee}` : `the answer of ${instead.provider} in its place`;
    const often = times === 1 ? '' : ` It was so ${times} times.`;
    return `${method} of ${callee} failed for ${who}, who got ${what}. ${error.message}${often}`;
  },
} as const;
