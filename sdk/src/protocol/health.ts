import { NotificationType, ParameterStructures } from 'vscode-jsonrpc';

/** What an extension says of its own health. */
export interface HealthReport {
  /**
   * `degraded` when it works, but worse than it should; `notReady` when it cannot serve calls yet, or not for the moment: they wait
   * for it, or go to another provider of the service.
   */
  readonly status: 'ok' | 'degraded' | 'notReady';
  /** Why, for people; at most 1,000 characters. */
  readonly message?: string;
}

/** Extension → host. Tells at once what the next answer to `ping` would say as well. What was said last counts. */
export const HealthReportNotification = new NotificationType<HealthReport>(
  'health/report',
  ParameterStructures.byName,
);
