import type { ErrorCode } from './errors.js';

/** One call, as its caller saw it. */
export interface CallTrace {
  /** Unique among the calls of this host. */
  readonly traceId: string;
  /** Id of the extension that called; undefined for a person. */
  readonly caller: string | undefined;
  readonly callee: string;
  readonly method: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Milliseconds, retries and all waits included. */
  readonly duration: number;
  readonly outcome: 'ok' | ErrorCode;
  /** How often the extension was asked; 0 where the cache answered, or another call's answer was shared. */
  readonly attempts: number;
  /** `stale`: an old answer in place of a failure. `shared`: that of an equal call at the same time. */
  readonly answeredBy: 'extension' | 'cache' | 'shared' | 'stale';
}
