import type { SerializedError } from './errors.js';

/** How a process of an extension ended. */
export interface ExitInfo {
  /** Exit code; null when a signal ended it. */
  readonly code: number | null;
  /** Signal name such as `SIGKILL`; null when it exited by itself. */
  readonly signal: string | null;
  /** The last lines on stderr, oldest first, at most 20. */
  readonly lastErrorLines: readonly string[];
}

/** One crash, as shown to people. `at` is milliseconds since 1970. */
export interface Crash {
  readonly at: number;
  /** What happened, in a sentence, exit code or signal and last line on stderr included. */
  readonly error: SerializedError;
  readonly exit?: ExitInfo;
}

/**
 * What the run of an extension is doing. Times are milliseconds since 1970. DESIGN: inactive → starting → activating → active
 * ⇄ unresponsive; a crash leads to backingOff, too many to failed.
 */
export type ExtensionState =
  | { readonly status: 'inactive' }
  | { readonly status: 'starting'; readonly since: number }
  | { readonly status: 'activating'; readonly since: number; readonly pid: number }
  | { readonly status: 'active'; readonly since: number; readonly pid: number }
  | { readonly status: 'unresponsive'; readonly since: number; readonly pid: number }
  | { readonly status: 'backingOff'; readonly until: number; readonly attempt: number; readonly crash: Crash }
  | {
      readonly status: 'failed';
      readonly since: number;
      readonly error: SerializedError;
      readonly crash?: Crash;
    }
  | { readonly status: 'stopping'; readonly since: number; readonly pid?: number };

export type ExtensionStatus = ExtensionState['status'];

/** Whether an extension can run at all. */
export type Availability =
  | { readonly kind: 'enabled' }
  | { readonly kind: 'disabled' }
  /** The manifest or folder is broken, or it asks for another Plugo. */
  | { readonly kind: 'invalid'; readonly error: SerializedError }
  /** What it depends on is missing, out of range, circular, disabled or broken. */
  | { readonly kind: 'unresolved'; readonly error: SerializedError };
