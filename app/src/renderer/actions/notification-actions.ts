import type { HostClient } from '../rpc/host-client.js';
import { toSerializedError } from '../rpc/request-error.js';
import type { AppStore } from '../store/app-store.js';

export interface NotificationActions {
  /** Tells the extension which action was chosen. */
  choose(notificationId: string, actionId: string): Promise<void>;
  dismiss(notificationId: string): Promise<void>;
  /** Takes the toast away; the notification stays in the centre. */
  hideToast(notificationId: string): void;
  openCentre(): Promise<void>;
  closeCentre(): void;
  clearAll(): Promise<void>;
}

export function notificationActions(store: AppStore, client: HostClient): NotificationActions {
  const hideToast = (id: string) =>
    store.setState(({ toasts }) => ({ toasts: toasts.filter((one) => one !== id) }));
  const tell = async (request: Promise<void>): Promise<void> => {
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
    openCentre() {
      store.setState({ notificationsOpen: true, toasts: [] });
      return tell(client.markNotificationsRead());
    },
    closeCentre() {
      const { notificationsOpen } = store.getState();
      if (!notificationsOpen) return;
      store.setState({ notificationsOpen: false });
      void tell(client.markNotificationsRead());
    },
    clearAll: () => tell(client.clearNotifications()),
  };
}
