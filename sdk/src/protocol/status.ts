import { NotificationType, ParameterStructures } from 'vscode-jsonrpc';

export interface StatusParams {
  /** One line shown beside the extension. An empty text removes it. */
  readonly text: string;
  /** `ok` when left out. */
  readonly severity?: 'ok' | 'busy' | 'warning' | 'error';
}

/** Extension → host. Replaces the extension's status line. */
export const StatusNotification = new NotificationType<StatusParams>(
  'status/set',
  ParameterStructures.byName,
);
