import { NotificationType, ParameterStructures } from 'vscode-jsonrpc';

/** How far a call has got, for people. */
export interface Progress {
  /** What is being done, at most 1,000 characters. */
  readonly message?: string;
  /** From 0 to 100. */
  readonly percentage?: number;
  /** Anything else, for programs. */
  readonly data?: unknown;
}

export interface ProgressParams {
  /**
   * Which call it is about. Extension → host: the id of the host's request. Host → extension: the `progressToken` of the
   * extension's own request.
   */
  readonly token: number | string;
  readonly value: Progress;
}

/**
 * Both directions. How far a call has got, before its answer; one for a call that is over or unknown is ignored. Of many a second
 * some are left out, never the latest.
 */
export const ProgressNotification = new NotificationType<ProgressParams>(
  '$/progress',
  ParameterStructures.byName,
);
