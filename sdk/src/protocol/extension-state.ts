import { NotificationType, ParameterStructures } from 'vscode-jsonrpc';

/**
 * What has become of another extension:
 * - `active`: it runs (again) and is well;
 * - `reloaded`: a new process, maybe of another version, has taken over without a gap;
 * - `degraded`, `notReady`: it runs and says so of itself, see `health/report`;
 * - `unresponsive`: it runs and does not answer health checks;
 * - `down`: it does not run. It may be on its way up again.
 */
export type RemoteState = 'active' | 'reloaded' | 'degraded' | 'notReady' | 'unresponsive' | 'down';

export interface ExtensionStateParams {
  /** Id of the extension. */
  readonly extension: string;
  readonly state: RemoteState;
  /** Why, for people, where there is more to say. */
  readonly message?: string;
}

/** Host → extension. An extension that stands in its dependencies, optional ones included, is in another state than before. */
export const ExtensionStateNotification = new NotificationType<ExtensionStateParams>(
  'extension/didChangeState',
  ParameterStructures.byName,
);
