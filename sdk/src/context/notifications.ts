import {
  type NotificationAction,
  type NotificationClosedParams,
  type NotificationSeverity,
  type ShowNotificationParams,
  ShowNotificationRequest,
} from '../protocol/notification.js';
import type { ProgressIdParams } from '../protocol/shown-progress.js';
import type { HostLink } from '../session/host-link.js';
import type { Log } from './log.js';
import { createShownProgress, type ProgressOptions, type ProgressTask } from './shown-progress.js';

/**
 * Shows messages to the person. Each method answers with the id of the action that was chosen, or undefined when the
 * notification was dismissed, or refused by the host (too many, too long), which is logged. They never reject, so that
 * nobody has to wait for them.
 */
export interface Notifications {
  show(notification: ShowNotificationParams): Promise<string | undefined>;
  /** Shows a message with buttons, at most 3. A text is id and title of its button in one. */
  info(message: string, ...actions: (string | NotificationAction)[]): Promise<string | undefined>;
  warning(message: string, ...actions: (string | NotificationAction)[]): Promise<string | undefined>;
  error(message: string, ...actions: (string | NotificationAction)[]): Promise<string | undefined>;
  /** Shows that something is being done, and how far it has got, while the task runs; answers with what it answers. */
  withProgress<T>(options: ProgressOptions, task: ProgressTask<T>): Promise<T>;
}

export interface NotificationCenter extends Notifications {
  /** Tells what a person did, as the host sends it. */
  closed(params: NotificationClosedParams): void;
  /** A person wants a piece of work to end. */
  progressCancelled(params: ProgressIdParams): void;
  /** Settles what is still open with undefined. */
  dispose(): void;
}

export function createNotifications(host: HostLink, log: Log): NotificationCenter {
  const open = new Map<string, (actionId: string | undefined) => void>();
  // Closed before the answer to `show` was read: muted, or a very quick person.
  const early = new Map<string, string | undefined>();
  const progress = createShownProgress(host, log);

  async function show(notification: ShowNotificationParams): Promise<string | undefined> {
    try {
      const { notificationId } = await host.request(ShowNotificationRequest, notification);
      if (!early.has(notificationId)) {
        return await new Promise((resolve) => open.set(notificationId, resolve));
      }
      const actionId = early.get(notificationId);
      early.delete(notificationId);
      return actionId;
    } catch (error) {
      log.warning(`The notification "${notification.message}" was not shown. ${(error as Error).message}`);
      return undefined;
    }
  }

  const showAs =
    (severity: NotificationSeverity) =>
    (message: string, ...actions: (string | NotificationAction)[]) =>
      show({
        severity,
        message,
        actions: actions.map((action) =>
          typeof action === 'string' ? { id: action, title: action } : action,
        ),
      });

  return {
    show,
    info: showAs('info'),
    warning: showAs('warning'),
    error: showAs('error'),
    withProgress: progress.withProgress,
    progressCancelled: progress.cancelled,
    closed({ notificationId, actionId }) {
      const settle = open.get(notificationId);
      if (settle === undefined) early.set(notificationId, actionId);
      open.delete(notificationId);
      settle?.(actionId);
    },
    dispose() {
      for (const settle of open.values()) settle(undefined);
      open.clear();
      progress.dispose();
    },
  };
}
