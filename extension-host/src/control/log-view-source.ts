import type { Disposable } from '../base/disposable.js';
import type { Event } from '../base/emitter.js';
import type { SerializedError } from '../model/errors.js';
import type { LogExportTarget, LogFilter, LogPage, LogViewState } from '../model/log-filter.js';

/** An open view of the log files. Dispose it when it is needed no longer. */
export interface LogViewHandle extends Disposable {
  readonly state: LogViewState;
  /** Why it looks no further. */
  readonly problem: SerializedError | undefined;
  readonly onDidChange: Event<void>;
  /** Looks through all files, over the limit. */
  more(): void;
  /** The lines from `from` up to and without `to`, as far as there are any. */
  read(from: number, to: number): Promise<LogPage>;
  /** The number of the line with this time and sequence, or of the first one that is not earlier. */
  locate(time: number, sequence?: number): Promise<{ readonly line: number; readonly generation: number }>;
  /** Writes all lines to a file; answers with how many. */
  export(target: LogExportTarget, signal: AbortSignal, onProgress: (lines: number) => void): Promise<number>;
}

/** Views of the log files. */
export interface LogViewSource {
  /** Fails with `LOG_PATTERN_INVALID`. */
  open(filter: LogFilter, options: { readonly limit?: number }): Promise<LogViewHandle>;
}
