import codiconStyleSheet from '@vscode/codicons/dist/codicon.css?url';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { PreloadApi } from '../shared/preload-api.js';
import { createActions } from './actions/app-actions.js';
import { performer } from './actions/perform.js';
import { followOpenRequests } from './actions/request-actions.js';
import { ServicesProvider } from './actions/services.js';
import { App } from './app.js';
import { markWhenFilled } from './mark-when-filled.js';
import { Traffic } from './messages/traffic.js';
import { announceNotifications } from './notifications/announce.js';
import { HostClient } from './rpc/host-client.js';
import { listenForHost } from './rpc/listen-for-host.js';
import { LogViews } from './rpc/log-views.js';
import { rememberedPlace, rememberPlace } from './shell/remember-place.js';
import { showContrast } from './shell/show-contrast.js';
import { tellTray } from './shell/tell-tray.js';
import { views } from './shell/views.js';
import {
  createAppStore,
  receiveAppSettings,
  receiveChange,
  receiveReports,
  receiveSnapshot,
} from './store/app-store.js';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/shell.css';
import './styles/extensions.css';
import './styles/details.css';
import './styles/settings.css';
import './styles/health.css';
import './styles/timeline.css';
import './styles/crash.css';
import './styles/dialogs.css';
import './styles/palette.css';
import './styles/results.css';
import './styles/keys.css';
import './styles/logs.css';
import './styles/ansi.css';
import './styles/notifications.css';
import './styles/trouble.css';
import './styles/contributed.css';
import './styles/high-contrast.css';

declare global {
  interface Window {
    /** What the preload script offers. */
    readonly plugo: PreloadApi;
  }
}

const { plugo } = window;
const store = createAppStore();
const traffic = new Traffic();

/** Why the host process ended the last time. */
let lastReason: string | undefined;

const client = new HostClient({
  snapshot: (snapshot) => {
    store.setState((state) => receiveSnapshot(state, snapshot, lastReason));
    void actions.followCulprit().catch(() => undefined);
  },
  changed: (change) => store.setState((state) => receiveChange(state, change)),
  reported: (report) => store.setState((state) => receiveReports(state, report.extensionId, [report])),
  lost: () => store.setState({ connected: false }),
});
const logs = new LogViews(client);
const actions = createActions(store, client, plugo, traffic);
const perform = performer(store, actions);

addIcons();
listenForHost(client, (message) => store.setState({ message }));
plugo.onHostStatus((status) => {
  if (status.kind === 'restarting') lastReason = status.reason;
  store.setState(
    status.kind === 'running' ? { hostProcess: status } : { hostProcess: status, connected: false },
  );
});
plugo.onAppCommand(perform);
announceNotifications(store, actions, plugo);
plugo.onAppSettings((now) => store.setState(receiveAppSettings(now)));
// A folder may hold a new version when whoever built it comes back.
window.addEventListener('focus', () => void actions.checkUpdates());
plugo.requestHostPort();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id root.');
markWhenFilled(store);
store.subscribe(({ language }, before) => {
  document.documentElement.lang = language;
  // Errors of the host were put into words when they came.
  if (language !== before.language) client.refresh();
});
const [facts, appSettings] = await Promise.all([plugo.appFacts(), plugo.appSettings()]);
store.setState({
  facts,
  ...receiveAppSettings(appSettings),
  ...rememberedPlace(localStorage, Object.keys(views)),
  ...(facts.nothingInstalled && appSettings.settings.showWelcome ? { view: 'welcome', logOpen: false } : {}),
});
rememberPlace(store, localStorage);
showContrast(store);
tellTray(store, plugo);
followOpenRequests(store, actions.install, plugo);
createRoot(root).render(
  <StrictMode>
    <ServicesProvider
      value={{
        store,
        actions,
        perform,
        logs,
        traffic,
        appVersion: plugo.appVersion,
        platform: plugo.platform,
      }}
    >
      <App />
    </ServicesProvider>
  </StrictMode>,
);

/** The icon font as a style sheet of its own: the elements look for it under this id to use it inside their shadow roots. */
function addIcons(): void {
  const link = document.createElement('link');
  link.id = 'vscode-codicon-stylesheet';
  link.rel = 'stylesheet';
  link.href = codiconStyleSheet;
  document.head.append(link);
}
