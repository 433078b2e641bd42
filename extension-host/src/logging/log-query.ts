import type { LogLevel } from '@plugo/sdk/protocol';
import type { LogEntry } from '../model/log-entry.js';

/** What to look for. Everything left out matches. */
export interface LogQuery {
  readonly extensionIds?: readonly string[];
  /** Least severe level. */
  readonly level?: LogLevel;
  /** Found anywhere in the message, without regard to case. */
  readonly text?: string;
}

const severity: Readonly<Record<LogLevel, number>> = { trace: 0, debug: 1, info: 2, warning: 3, error: 4 };

/** Whether an entry is looked for, as a test to run over many. */
export function matcherOf({ extensionIds, level, text }: LogQuery): (entry: LogEntry) => boolean {
  const ids = extensionIds && new Set(extensionIds);
  const least = level ? severity[level] : 0;
  const wanted = text?.toLowerCase();
  return (entry) =>
    (!ids || ids.has(entry.extensionId)) &&
    severity[entry.level] >= least &&
    (!wanted || entry.message.toLowerCase().includes(wanted));
}
