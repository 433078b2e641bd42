import type { LogLevel } from '@plugo/sdk/protocol';
import type { LogEntry } from './log-entry.js';

/** Which lines of the log are wanted. Everything left out matches. */
export interface LogFilter {
  readonly extensionIds?: readonly string[];
  /** Least severe level. */
  readonly level?: LogLevel;
  /** Found anywhere in the message. */
  readonly text?: string;
  /** Whether `text` is a JavaScript regular expression. */
  readonly isPattern?: boolean;
  /** Whether large and small letters differ in `text`. */
  readonly matchCase?: boolean;
  /** Earliest time, milliseconds since 1970; a line of that moment is in. */
  readonly from?: number;
  /** Latest time, milliseconds since 1970; a line of that moment is in. */
  readonly to?: number;
}

/** How far a view of the log has got. Its lines are numbered from `first` up to and without `end`. */
export interface LogViewState {
  /** Below zero where lines older than those at the opening were found: numbers stay while lines are added at both ends. */
  readonly first: number;
  readonly end: number;
  /** Grows when lines went with their files: numbers then mean other lines, and `log/locate` finds the new one of a line. */
  readonly generation: number;
  /** Whether all files were looked through. Otherwise the view looks on, or waits to be asked for more. */
  readonly complete: boolean;
  /** Whether it is looking through files now. */
  readonly searching: boolean;
  /** Bytes looked through, and how many there are. */
  readonly searched: { readonly bytes: number; readonly of: number };
}

/** Lines of a view, by their numbers. One whose file has gone in between is undefined. */
export interface LogPage {
  readonly generation: number;
  /** Number of the first one. */
  readonly from: number;
  readonly lines: readonly (LogEntry | null)[];
}

/** Least severe first. */
export const logSeverity: Readonly<Record<LogLevel, number>> = {
  trace: 0,
  debug: 1,
  info: 2,
  warning: 3,
  error: 4,
};

/** Where lines are written to. */
export interface LogExportTarget {
  /** Absolute path; what is there is replaced. */
  readonly file: string;
  /** `text`: one line each for people; `ndjson`: as in the log files. */
  readonly format: 'text' | 'ndjson';
}
