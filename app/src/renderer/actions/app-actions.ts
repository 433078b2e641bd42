import type { AppCommand, PreloadApi } from '../../shared/preload-api.js';
import type { HostClient } from '../rpc/host-client.js';
import type { AppStore } from '../store/app-store.js';
import { type ExtensionActions, extensionActions } from './extension-actions.js';
import { type HistoryActions, historyActions } from './history-actions.js';
import { type InstallActions, installActions } from './install-actions.js';
import { type NotificationActions, notificationActions } from './notification-actions.js';
import { type ViewActions, viewActions } from './view-actions.js';

/** Everything a component can make happen. */
export interface AppActions extends ViewActions, NotificationActions, HistoryActions {
  readonly extension: ExtensionActions;
  readonly install: InstallActions;
}

export function createActions(store: AppStore, client: HostClient, plugo: PreloadApi): AppActions {
  return {
    ...viewActions(store, client, plugo),
    ...notificationActions(store, client),
    ...historyActions(store, client),
    extension: extensionActions(store, client),
    install: installActions(store, client, plugo),
  };
}

/** Does what a menu item or accelerator asks for. */
export function perform(actions: AppActions, { kind }: AppCommand): void {
  const performers: Record<AppCommand['kind'], () => unknown> = {
    installFromFolder: () => actions.install.chooseFolder(),
    runCommand: () => actions.openPalette(),
    showExtensions: () => actions.showExtensions(),
    showLogs: () => actions.setLogRoom('full'),
    showNotifications: () => actions.openCentre(),
    showSettings: () => actions.openHostSettings(),
  };
  void performers[kind]();
}
