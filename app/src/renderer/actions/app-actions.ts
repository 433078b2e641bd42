import type { PreloadApi } from '../../shared/preload-api.js';
import type { Traffic } from '../messages/traffic.js';
import type { HostClient } from '../rpc/host-client.js';
import type { AppStore } from '../store/app-store.js';
import { type AboutActions, aboutActions } from './about-actions.js';
import { type AppSettingsActions, appSettingsActions } from './app-settings-actions.js';
import { type CommandActions, commandActions } from './command-actions.js';
import { type ContributedActions, contributedActions } from './contributed-actions.js';
import { type DiagnosticsActions, diagnosticsActions } from './diagnostics-actions.js';
import { type ExtensionActions, extensionActions } from './extension-actions.js';
import { type HistoryActions, historyActions } from './history-actions.js';
import { type InstallActions, installActions } from './install-actions.js';
import { type InventoryActions, inventoryActions } from './inventory-actions.js';
import { type LinkActions, linkActions } from './link-actions.js';
import { type LogActions, logActions } from './log-actions.js';
import { type MessagesActions, messagesActions } from './messages-actions.js';
import { type NotificationActions, notificationActions } from './notification-actions.js';
import { type PerformanceActions, performanceActions } from './performance-actions.js';
import { type SettingsActions, settingsActions } from './settings-actions.js';
import { type TroubleActions, troubleActions } from './trouble-actions.js';
import { type ViewActions, viewActions } from './view-actions.js';
import { type WelcomeActions, welcomeActions } from './welcome-actions.js';

/** Everything a component can make happen. */
export interface AppActions
  extends ViewActions,
    NotificationActions,
    HistoryActions,
    SettingsActions,
    AppSettingsActions,
    CommandActions,
    LogActions,
    InventoryActions,
    LinkActions,
    TroubleActions,
    WelcomeActions,
    AboutActions,
    DiagnosticsActions,
    ContributedActions,
    PerformanceActions {
  readonly extension: ExtensionActions;
  readonly install: InstallActions;
  readonly messages: MessagesActions;
}

export function createActions(
  store: AppStore,
  client: HostClient,
  plugo: PreloadApi,
  traffic: Traffic,
): AppActions {
  return {
    ...viewActions(store, client, plugo),
    ...notificationActions(store, client, plugo),
    ...historyActions(store, client),
    ...settingsActions(store, client),
    ...logActions(store, client, plugo),
    ...appSettingsActions(plugo),
    ...inventoryActions(store, client),
    ...welcomeActions(store, client),
    ...aboutActions(store, client, plugo),
    ...linkActions(store, plugo),
    ...troubleActions(store, client),
    ...contributedActions(store, client),
    ...commandActions(store, client),
    ...diagnosticsActions(store, client, plugo),
    ...performanceActions(store, client, plugo),
    extension: extensionActions(store, client),
    install: installActions(store, client, plugo),
    messages: messagesActions(store, client, plugo, traffic),
  };
}
