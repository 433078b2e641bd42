import { NotificationType, ParameterStructures, RequestType } from 'vscode-jsonrpc';

export interface BeginProgressParams {
  /** What is being done, at most 200 characters. Plain text. */
  readonly title: string;
  /** Whether the person may ask for its end, which comes as `progress/didCancel`. False when left out. */
  readonly cancellable?: boolean;
}

export interface BeginProgressResult {
  /** Names this work in the other messages. */
  readonly progressId: string;
}

/**
 * Extension → host. Shows a piece of work with how far it has got, until `progress/end` or the end of the process. Of more than 10 a
 * minute, or 10 at once, the rest is not shown; the answer is the same.
 */
export const BeginProgressRequest = new RequestType<BeginProgressParams, BeginProgressResult, void>(
  'progress/begin',
  ParameterStructures.byName,
);

export interface ReportProgressParams {
  readonly progressId: string;
  /** What is done now, at most 1,000 characters. Left out: as before. */
  readonly message?: string;
  /** From 0 to 100. As long as none was told, the bar is endless. */
  readonly percentage?: number;
}

/** Extension → host. How far the work has got. People see at most 20 a second, and always the latest. */
export const ReportProgressNotification = new NotificationType<ReportProgressParams>(
  'progress/report',
  ParameterStructures.byName,
);

export interface ProgressIdParams {
  readonly progressId: string;
}

/** Extension → host. The work is over, and no longer shown. */
export const EndProgressNotification = new NotificationType<ProgressIdParams>(
  'progress/end',
  ParameterStructures.byName,
);

/** Host → extension. The person wants the work to end. It is shown until `progress/end` all the same. */
export const ProgressCancelledNotification = new NotificationType<ProgressIdParams>(
  'progress/didCancel',
  ParameterStructures.byName,
);
