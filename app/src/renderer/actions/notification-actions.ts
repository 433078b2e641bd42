import { MuteRequest, ProgressCancelRequest } from '@plugo/extension-host/control';
import type { PreloadApi } from '../../shared/preload-api.js';
import type { HostClient } from '../rpc/host-client.js';
import { toSerializedError } from '../rpc/request-error.js';
import type { AppStore } from '../store/app-store.js';

export interface NotificationActions {
  /** Tells the extension which action was chosen. */
  choose(notificationId: string, actionId: string): Promise<void>;
  dismiss(notificationId: string): Promise<void>;
  /** Takes the toast away; the notification stays in the centre. */
  hideToast(notificationId: string): void;
  /** @param at A notification that is brought into view. */
  openCentre(at?: string): Promise<void>;
  closeCentre(): void;
  clearAll(): Promise<void>;
  /** Shows nothing of what an extension tells from now on, or shows it again. */
  mute(extensionId: string, muted: boolean): Promise<void>;
  cancelProgress(progressId: string): Promise<void>;
  /** Takes the toast of some work away; it goes on, and the status bar and the centre show it. */
  hideProgress(progressId: string): void;
  toggleDoNotDisturb(): Promise<void>;
}

export function notificationActions(
  store: AppStore,
  client: HostClient,
  plugo: PreloadApi,
): NotificationActions {
  const hideToast = (id: string) =>
    store.setState(({ toasts }) => ({ toasts: toasts.filter((one) => one !== id) }));
  const tell = async (request: Promise<unknown>): Promise<void> => {
    try {
      await request;
    } catch (thrown) {
      store.setState({ message: toSerializedError(thrown).message });
    }
  };
  return {
    hideToast,
    choose(id, actionId) {
      hideToast(id);
      return tell(client.respond(id, actionId));
    },
    dismiss(id) {
      hideToast(id);
      return tell(client.respond(id));
    },
    openCentre(at) {
      store.setState({ notificationsOpen: true, toasts: [], centreAt: at });
      return tell(client.markNotificationsRead());
    },
    closeCentre() {
      const { notificationsOpen } = store.getState();
      if (!notificationsOpen) return;
      store.setState({ notificationsOpen: false });
      void tell(client.markNotificationsRead());
    },
    async mute(id, muted) {
      if (muted)
        store.setState(({ toasts, notifications }) => ({
          toasts: toasts.filter((one) => notifications.find((shown) => shown.id === one)?.extensionId !== id),
        }));
      await tell(client.request(MuteRequest, { id, muted }));
    },
    cancelProgress: (progressId) => tell(client.request(ProgressCancelRequest, { progressId })),
    hideProgress: (id) =>
      store.setState(({ hiddenProgress, progress }) => ({
        hiddenProgress: [...hiddenProgress.filter((one) => progress.some((other) => other.id === one)), id],
      })),
    async toggleDoNotDisturb() {
      const doNotDisturb = !store.getState().appSettings.doNotDisturb;
      await plugo.setAppSettings({ doNotDisturb });
    },
    clearAll: () => tell(client.clearNotifications()),
  };
}
