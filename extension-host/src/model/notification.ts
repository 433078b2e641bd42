import type { NotificationAction, NotificationSeverity } from '@plugo/sdk/protocol';

/** A notification in the centre. */
export interface PostedNotification {
  readonly id: string;
  /** `publisher.name`, or `plugo.host`. */
  readonly extensionId: string;
  readonly severity: NotificationSeverity;
  readonly message: string;
  readonly detail?: string;
  readonly actions: readonly NotificationAction[];
  /** Milliseconds since 1970 of the last time it was posted. */
  readonly time: number;
  /** How often the same text was posted in a row; 1 at first. */
  readonly count: number;
  readonly read: boolean;
  /** `open` until a person chose an action or dismissed it. */
  readonly outcome:
    | { readonly kind: 'open' }
    | { readonly kind: 'dismissed' }
    | { readonly kind: 'chosen'; readonly actionId: string };
}
