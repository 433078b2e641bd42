import { NotificationType, ParameterStructures, RequestType } from 'vscode-jsonrpc';
import type { SerializedError } from '../model/errors.js';
import type { LogExportTarget, LogFilter, LogPage, LogViewState } from '../model/log-filter.js';
import type { ControlError } from './messages.js';

const byName = ParameterStructures.byName;

export interface LogOpenParams {
  /** Names the view in all that follows. Chosen by the client, for each view another one. */
  readonly view: number;
  readonly filter: LogFilter;
  /** Lines found before the view waits for `log/more`; without end when left out. */
  readonly limit?: number;
  /** How many of the newest lines come along with each change; none when left out, at most 500. */
  readonly tail?: number;
}

/** What there is in a view at a moment. */
export interface LogViewChange {
  readonly view: number;
  readonly state: LogViewState;
  /** The newest lines, as many as were asked for. */
  readonly tail: LogPage;
  /** Why it looks no further, such as `LOG_PATTERN_SLOW`. */
  readonly problem?: SerializedError;
}

/**
 * Client → host. Opens a view of the log files: the lines of all extensions that pass a filter, by time. It looks through the files from
 * the newest line to the oldest and follows what is written; how far it is comes as `log/didChange`. Fails with `LOG_PATTERN_INVALID`.
 */
export const LogOpenRequest = new RequestType<LogOpenParams, LogViewChange, ControlError>('log/open', byName);

/** Host → client. A view has more lines, other ones, or is done; every 80 ms at most. */
export const LogChangedNotification = new NotificationType<LogViewChange>('log/didChange', byName);

export interface LogViewParams {
  /** As in `log/open`. All requests that name a view fail with `LOG_VIEW_CLOSED` when it is not open. */
  readonly view: number;
}

/** Client → host. Looks through all files, over the limit. */
export const LogMoreRequest = new RequestType<LogViewParams, null, ControlError>('log/more', byName);

export interface LogReadParams extends LogViewParams {
  /** Number of the first line. */
  readonly from: number;
  /** Number after that of the last line; at most 2,000 lines. */
  readonly to: number;
}

/** Client → host. Lines of a view, as far as there are any. */
export const LogReadRequest = new RequestType<LogReadParams, LogPage, ControlError>('log/read', byName);

export interface LogLocateParams extends LogViewParams {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Of the line with this time. Left out: of the first line that is not earlier. */
  readonly sequence?: number;
}

/** Client → host. The number that a line has in a view; of the first one that is not earlier where it is not there. */
export const LogLocateRequest = new RequestType<
  LogLocateParams,
  { readonly line: number; readonly generation: number },
  ControlError
>('log/locate', byName);

export interface LogExportParams extends LogViewParams, LogExportTarget {}

/** Client → host. Writes all lines of a view to a file, through one beside it. Cancel the request to end it; fails with `LOG_EXPORT_FAILED`. */
export const LogExportRequest = new RequestType<LogExportParams, { readonly lines: number }, ControlError>(
  'log/export',
  byName,
);

/** Host → client. How many lines of a view were written so far; every 80 ms at most. */
export const LogExportProgressNotification = new NotificationType<
  LogViewParams & { readonly lines: number; readonly of: number }
>('log/exportProgress', byName);

/** Client → host. Nothing more of the view. Closing one that is not open does nothing. */
export const LogCloseRequest = new RequestType<LogViewParams, null, ControlError>('log/close', byName);
