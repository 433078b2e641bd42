import type { LogEntry, LogLevel } from '@plugo/extension-host/control';

/** Least severe first, as in the protocol. */
export const logLevels: readonly LogLevel[] = ['trace', 'debug', 'info', 'warning', 'error'];

/** What the log view shows. */
export interface LogViewFilter {
  /** Undefined: all extensions and the host. */
  readonly extensionId: string | undefined;
  /** Least severe level shown. */
  readonly level: LogLevel;
  /** Found anywhere in the message, without regard to case. */
  readonly text: string;
}

export const everyLine: LogViewFilter = { extensionId: undefined, level: 'trace', text: '' };

/** The filter as a function that is quick to call for each line. */
export function lineMatcher(filter: LogViewFilter): (line: LogEntry) => boolean {
  const least = logLevels.indexOf(filter.level);
  const text = filter.text.trim().toLowerCase();
  return (line) =>
    (filter.extensionId === undefined || line.extensionId === filter.extensionId) &&
    logLevels.indexOf(line.level) >= least &&
    (text === '' || line.message.toLowerCase().includes(text));
}
