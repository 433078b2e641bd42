import { type LogLevel, logLevels } from '@plugo/sdk/protocol';
import type { LogEntry } from '../model/log-entry.js';

/** What to look for. Everything left out matches. */
export interface LogQuery {
  readonly extensionIds?: readonly string[];
  /** Least severe level. */
  readonly level?: LogLevel;
  /** Found anywhere in the message, without regard to case. */
  readonly text?: string;
}

/** Whether an entry is looked for, as a test to run over many. */
export function matcherOf({ extensionIds, level, text }: LogQuery): (entry: LogEntry) => boolean {
  const ids = extensionIds && new Set(extensionIds);
  const levels = level && new Set<LogLevel>(logLevels.slice(logLevels.indexOf(level)));
  const wanted = text?.toLowerCase();
  return (entry) =>
    (!ids || ids.has(entry.extensionId)) &&
    (!levels || levels.has(entry.level)) &&
    (!wanted || entry.message.toLowerCase().includes(wanted));
}
