import type { PostedNotification } from '@plugo/extension-host/control';
import type { PreloadApi } from '../../shared/preload-api.js';
import type { AppActions } from '../actions/app-actions.js';
import { visibleText } from '../logs/log-text.js';
import type { AppState, AppStore } from '../store/app-store.js';
import { raiseToasts } from '../store/toasts.js';

/** Hands new notifications to the system, which shows them where the window is not seen, and does what a person presses there. */
export function announceNotifications(store: AppStore, actions: AppActions, plugo: PreloadApi): void {
  store.subscribe((now, before) => {
    if (now.notifications === before.notifications) return;
    for (const id of closedIn(before.notifications, now.notifications)) plugo.withdraw(id);
    const { doNotDisturb, nativeNotifications } = now.appSettings;
    // The first picture holds what is known already.
    if (doNotDisturb || !nativeNotifications || before.host?.startedAt !== now.host?.startedAt) return;
    const raised = raiseToasts([], before.notifications, now.notifications);
    for (const notification of now.notifications) {
      if (raised.includes(notification.id)) plugo.announce(nativeOf(notification, now));
    }
  });
  plugo.onNativeResponse(({ id, actionId }) => {
    if (actionId === undefined) void actions.openCentre(id);
    else void actions.choose(id, actionId);
  });
}

function nativeOf(
  { id, extensionId, severity, message, detail, actions }: PostedNotification,
  { extensions }: AppState,
): Parameters<PreloadApi['announce']>[0] {
  return {
    id,
    title: visibleText(extensions[extensionId]?.displayName ?? 'Plugo'),
    body: [message, detail].flatMap((text) => (text === undefined ? [] : visibleText(text))).join('\n'),
    urgent: severity === 'error',
    actions: actions.map((action) => ({ id: action.id, title: visibleText(action.title) })),
  };
}

function closedIn(
  before: readonly PostedNotification[],
  now: readonly PostedNotification[],
): readonly string[] {
  const open = new Set(now.flatMap(({ id, outcome }) => (outcome.kind === 'open' ? [id] : [])));
  return before.flatMap(({ id, outcome }) => (outcome.kind === 'open' && !open.has(id) ? [id] : []));
}
