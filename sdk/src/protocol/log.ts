import { NotificationType, ParameterStructures } from 'vscode-jsonrpc';

/** Levels of a log line, least severe first. */
export const logLevels = ['trace', 'debug', 'info', 'warning', 'error'] as const;

export type LogLevel = (typeof logLevels)[number];

export interface LogParams {
  readonly level: LogLevel;
  readonly message: string;
}

/** Extension → host. Adds a line to the extension's log. */
export const LogNotification = new NotificationType<LogParams>('log/write', ParameterStructures.byName);
