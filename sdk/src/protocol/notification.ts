import { NotificationType, ParameterStructures, RequestType } from 'vscode-jsonrpc';

export type NotificationSeverity = 'info' | 'warning' | 'error';

export interface NotificationAction {
  /** What the extension gets back when a person chooses it. Unique within the notification. */
  readonly id: string;
  /** What the button says. */
  readonly title: string;
}

export interface ShowNotificationParams {
  readonly severity: NotificationSeverity;
  /** Plain text, at most 1,000 characters; HTML and ANSI codes are shown as they are. */
  readonly message: string;
  /** More text below the message, at most 4,000 characters. */
  readonly detail?: string;
  /** Buttons, at most 3. */
  readonly actions?: readonly NotificationAction[];
}

export interface ShowNotificationResult {
  /** Names this notification in `notification/didClose`. */
  readonly notificationId: string;
}

/** Extension → host. Shows a notification and answers at once; what the person does comes as `notification/didClose`. */
export const ShowNotificationRequest = new RequestType<ShowNotificationParams, ShowNotificationResult, void>(
  'notification/show',
  ParameterStructures.byName,
);

export interface NotificationClosedParams {
  readonly notificationId: string;
  /** The action a person chose; absent when the notification was dismissed. */
  readonly actionId?: string;
}

/** Host → extension. A person chose an action or dismissed the notification. Sent once a notification. */
export const NotificationClosedNotification = new NotificationType<NotificationClosedParams>(
  'notification/didClose',
  ParameterStructures.byName,
);
