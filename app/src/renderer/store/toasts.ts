import type { PostedNotification } from '@plugo/extension-host/control';

/** How long a toast stays that asks nothing, in milliseconds. */
const toastDuration = 8_000;

/** A window that opens shows what was posted this long before it, in milliseconds. */
const recent = 10_000;

/** Ids of the notifications on show as toasts, newest first. */
export type Toasts = readonly string[];

/** How long a notification stays on show; undefined: until someone acts on it. */
export function autoHideAfter({ severity, actions }: PostedNotification): number | undefined {
  return severity === 'error' || actions.length > 0 ? undefined : toastDuration;
}

/** The toasts after the list of notifications changed: closed ones go, new ones and repeated ones come to the front. */
export function raiseToasts(
  toasts: Toasts,
  before: readonly PostedNotification[],
  after: readonly PostedNotification[],
): Toasts {
  const timeBefore = new Map(before.map(({ id, time }) => [id, time]));
  const open = after.filter(isWaiting);
  const raised = open.filter(({ id, time }) => timeBefore.get(id) !== time).map(({ id }) => id);
  const kept = toasts.filter(
    (id) => !raised.includes(id) && open.some((notification) => notification.id === id),
  );
  return [...raised, ...kept];
}

/** The toasts of a first picture: what waits and came just now. */
export function firstToasts(notifications: readonly PostedNotification[], now: number): Toasts {
  return notifications.filter((one) => isWaiting(one) && one.time > now - recent).map(({ id }) => id);
}

function isWaiting({ outcome, read }: PostedNotification): boolean {
  return outcome.kind === 'open' && !read;
}
