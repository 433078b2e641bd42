import { randomUUID } from 'node:crypto';
import type { ShowNotificationParams } from '@plugo/sdk/protocol';
import type { Clock } from '../base/clock.js';
import { DisposableStore } from '../base/disposable.js';
import { Emitter, type Event } from '../base/emitter.js';
import { ExtensionHostError } from '../model/errors.js';
import { hostLogId } from '../model/log-entry.js';
import type { PostedNotification } from '../model/notification.js';
import { type CheckedNotification, checkNotification } from './check-notification.js';
import { PostQuota, postsPerMinute } from './post-quota.js';

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
  /** Whether a person wants to hear nothing of an extension; what it posts is dismissed at once, and told. */
  readonly isMuted?: (extensionId: string) => boolean;
  readonly onHeldBack?: (extensionId: string) => void;
}

const mostNotifications = 200;

/**
 * The latest 200 notifications. A text posted again while its notification is the extension's latest and still open counts it
 * up. Of other ones an extension may post 10 a minute; more are dropped, and count as dismissed at once.
 * Those of the host itself are not limited.
 */
export class NotificationCentre {
  private readonly resources = new DisposableStore();
  private readonly changeEmitter = this.resources.add(new Emitter<readonly PostedNotification[]>());
  private readonly closeEmitter = this.resources.add(new Emitter<NotificationClosed>());
  /** The whole list, newest first. */
  readonly onDidChange: Event<readonly PostedNotification[]> = this.changeEmitter.event;
  /** Once for each id {@link post} returned, when a person chose an action, it was dismissed, or it had to make room. */
  readonly onDidClose: Event<NotificationClosed> = this.closeEmitter.event;

  private list: readonly PostedNotification[] = [];
  private readonly quotas = new Map<string, PostQuota>();

  constructor(private readonly options: NotificationCentreOptions) {}

  /** Newest first. */
  get notifications(): readonly PostedNotification[] {
    return this.list;
  }

  /**
   * Shows a notification. A repeated text gets the id it had before.
   * @returns The id of the notification.
   * @throws ExtensionHostError `ARGUMENT_INVALID` for texts too long, more than 3 actions, action ids that are not unique.
   */
  post(extensionId: string, params: ShowNotificationParams): string {
    const content = checkNotification(extensionId, params);
    if (this.options.isMuted?.(extensionId)) {
      this.options.onHeldBack?.(extensionId);
      return this.dismissedAtOnce(extensionId, randomUUID());
    }
    const time = this.options.clock.now();
    const latest = this.list.find((notification) => notification.extensionId === extensionId);
    if (latest?.outcome.kind === 'open' && contentOf(latest) === contentOf(content)) {
      const again = { ...latest, time, count: latest.count + 1, read: false };
      this.replaceList([again, ...this.list.filter(({ id }) => id !== latest.id)]);
      return latest.id;
    }
    const id = randomUUID();
    if (!this.withinQuota(extensionId)) return this.dismissedAtOnce(extensionId, id);
    const outcome = { kind: 'open' } as const;
    this.replaceList([{ id, extensionId, ...content, time, count: 1, read: false, outcome }, ...this.list]);
    return id;
  }

  /**
   * A person chose an action, or dismissed it (no action). Nothing happens when it is closed already or unknown.
   * @throws ExtensionHostError `ARGUMENT_INVALID` for an action it does not have.
   */
  respond(notificationId: string, actionId?: string): void {
    const notification = this.list.find(({ id }) => id === notificationId);
    if (notification?.outcome.kind !== 'open') return;
    const { extensionId, actions } = notification;
    if (actionId !== undefined && !actions.some(({ id }) => id === actionId))
      throw new ExtensionHostError(
        'ARGUMENT_INVALID',
        `The notification has no action ${JSON.stringify(actionId)}.`,
        {
          extensionId,
          nextStep: 'Choose one of the actions it shows.',
        },
      );
    const outcome =
      actionId === undefined ? ({ kind: 'dismissed' } as const) : ({ kind: 'chosen', actionId } as const);
    this.list = this.list.map((other) =>
      other === notification ? { ...other, read: true, outcome } : other,
    );
    this.changeEmitter.fire(this.list);
    this.closeEmitter.fire({ extensionId, notificationId, ...(actionId === undefined ? {} : { actionId }) });
  }

  /** Everything was seen. */
  markRead(): void {
    if (this.list.every(({ read }) => read)) return;
    this.replaceList(this.list.map((notification) => ({ ...notification, read: true })));
  }

  /** Empties the centre; open ones count as dismissed. */
  clear(): void {
    if (this.list.length > 0) this.replaceList([]);
  }

  /** Takes away what an extension posted; for one that is uninstalled. Open ones count as dismissed. */
  removeOf(extensionId: string): void {
    this.quotas.delete(extensionId);
    const rest = this.list.filter((notification) => notification.extensionId !== extensionId);
    if (rest.length < this.list.length) this.replaceList(rest);
  }

  dispose(): void {
    this.resources.dispose();
  }

  /** Sets the list, cut to its size; open ones that are no longer in it are closed. */
  private replaceList(list: readonly PostedNotification[]): void {
    const before = this.list;
    this.list = list.slice(0, mostNotifications);
    const kept = new Set(this.list.map(({ id }) => id));
    this.changeEmitter.fire(this.list);
    for (const { id, extensionId, outcome } of before) {
      if (outcome.kind === 'open' && !kept.has(id))
        this.closeEmitter.fire({ extensionId, notificationId: id });
    }
  }

  private dismissedAtOnce(extensionId: string, id: string): string {
    // After the answer that tells the id, for nobody could make sense of it before.
    const timer = this.options.clock.after(0, () => {
      this.resources.release(timer);
      this.closeEmitter.fire({ extensionId, notificationId: id });
    });
    this.resources.add(timer);
    return id;
  }

  private withinQuota(extensionId: string): boolean {
    if (extensionId === hostLogId) return true;
    const quota = this.quotas.get(extensionId) ?? new PostQuota();
    this.quotas.set(extensionId, quota);
    const result = quota.post(this.options.clock.monotonic());
    if (result === 'droppedFirst')
      this.options.onDropped?.(
        extensionId,
        `Notifications were dropped: more than ${postsPerMinute} in a minute.`,
      );
    return result === 'posted';
  }
}

/** What must be equal for a repeat. */
function contentOf({ severity, message, detail, actions }: CheckedNotification): string {
  return JSON.stringify([severity, message, detail, actions]);
}
