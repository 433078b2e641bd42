import type { LogLevel } from '@plugo/sdk/protocol';

/** Where a line came from: the two streams of the process, a `log` call of the extension, or the host speaking about it. */
export type LogSource = 'stdout' | 'stderr' | 'log' | 'host';

/** One line of the log. */
export interface LogEntry {
  /** Grows by one with each line of this host. */
  readonly sequence: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** `publisher.name`, or `plugo.host` for the host itself. */
  readonly extensionId: string;
  readonly source: LogSource;
  /** stdout is `info`, stderr `warning`. */
  readonly level: LogLevel;
  /** One line, without its newline. At most 8 KiB; longer ones are cut and say so. */
  readonly message: string;
}

/** Id under which the host logs its own lines. */
export const hostLogId = 'plugo.host';
