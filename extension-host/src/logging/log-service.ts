import type { LogLevel } from '@plugo/sdk/protocol';
import type { Clock } from '../base/clock.js';
import { Emitter, type Event } from '../base/emitter.js';
import type { ExtensionHostError } from '../model/errors.js';
import type { LogEntry } from '../model/log-entry.js';

export interface LogServiceOptions {
  /** Where the files go: `<id>.log`, NDJSON, 5 MB × 5 each. Made when missing. */
  readonly directory: string;
  readonly clock: Clock;
  /** Lines kept in memory over all extensions; 20,000 when left out. */
  readonly capacity?: number;
  /** Lines a second an extension may write before lines are dropped; 1,000 when left out. Lines of the host are exempt. */
  readonly linesPerSecond?: number;
  /** Told once when files can no longer be written (`DATA_UNWRITABLE`); lines are kept in memory all the same. */
  readonly onProblem?: (problem: ExtensionHostError) => void;
}

/** A line as it comes in. Line breaks make several entries of it. */
export type NewLogEntry = Omit<LogEntry, 'sequence' | 'time'> & { readonly time?: number };

/** What to look for. Everything left out matches. */
export interface LogQuery {
  readonly extensionIds?: readonly string[];
  /** Least severe level. */
  readonly level?: LogLevel;
  /** Found anywhere in the message, without regard to case. */
  readonly text?: string;
}

/** Takes every line of every extension: keeps the latest in memory, all in files, and tells who listens. */
export class LogService {
  private readonly linesEmitter = new Emitter<readonly LogEntry[]>();
  /** New lines, oldest first, in batches every 80 ms at most. */
  readonly onLines: Event<readonly LogEntry[]> = this.linesEmitter.event;

  constructor(private readonly options: LogServiceOptions) {}

  /** Adds a line. Never fails and never waits. */
  append(entry: NewLogEntry): void {
    throw new Error('not written yet');
  }

  /** The latest `count` lines that match, oldest first. */
  latest(count: number, query: LogQuery = {}): readonly LogEntry[] {
    throw new Error('not written yet');
  }

  /** Absolute path of the current log file of an extension, whether it exists yet or not. */
  fileOf(extensionId: string): string {
    throw new Error('not written yet');
  }

  /** Tells the last lines, writes what is left and closes the files; at most 2 s. Lines after that are ignored. */
  async close(): Promise<void> {
    throw new Error('not written yet');
  }
}
