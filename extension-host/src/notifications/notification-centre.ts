import type { ShowNotificationParams } from '@plugo/sdk/protocol';
import type { Clock } from '../base/clock.js';
import { Emitter, type Event } from '../base/emitter.js';
import type { PostedNotification } from '../model/notification.js';

export interface NotificationClosed {
  readonly extensionId: string;
  readonly notificationId: string;
  /** Absent when it was dismissed. */
  readonly actionId?: string;
}

export interface NotificationCentreOptions {
  readonly clock: Clock;
  /** Told once a minute and extension when notifications are dropped; a sentence for the log. */
  readonly onDropped?: (extensionId: string, message: string) => void;
}

/**
 * The latest 200 notifications. A text posted again while its notification is the extension's latest and still open counts it
 * up. Of other ones an extension may post 10 a minute; more are dropped, and count as dismissed at once.
 */
export class NotificationCentre {
  private readonly changeEmitter = new Emitter<readonly PostedNotification[]>();
  private readonly closeEmitter = new Emitter<NotificationClosed>();
  /** The whole list, newest first. */
  readonly onDidChange: Event<readonly PostedNotification[]> = this.changeEmitter.event;
  /** Once for each id {@link post} returned, when a person chose an action, it was dismissed, or it had to make room. */
  readonly onDidClose: Event<NotificationClosed> = this.closeEmitter.event;

  constructor(private readonly options: NotificationCentreOptions) {}

  /** Newest first. */
  get notifications(): readonly PostedNotification[] {
    throw new Error('not written yet');
  }

  /**
   * Shows a notification. A repeated text gets the id it had before.
   * @returns The id of the notification.
   * @throws ExtensionHostError `ARGUMENT_INVALID` for texts too long, more than 3 actions, action ids that are not unique.
   */
  post(extensionId: string, params: ShowNotificationParams): string {
    throw new Error('not written yet');
  }

  /** A person chose an action, or dismissed it (no action). Nothing happens when it is closed already or unknown. */
  respond(notificationId: string, actionId?: string): void {
    throw new Error('not written yet');
  }

  /** Everything was seen. */
  markRead(): void {
    throw new Error('not written yet');
  }

  /** Empties the centre; open ones count as dismissed. */
  clear(): void {
    throw new Error('not written yet');
  }

  /** Takes away what an extension posted, without telling it; for one that is uninstalled. */
  removeOf(extensionId: string): void {
    throw new Error('not written yet');
  }

  dispose(): void {
    this.changeEmitter.dispose();
    this.closeEmitter.dispose();
  }
}
