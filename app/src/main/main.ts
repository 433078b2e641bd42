import { join } from 'node:path';
import { app } from 'electron';
import type { AppCommandId } from '../shared/app-commands.js';
import type { AppSettings } from '../shared/app-settings.js';
import { ipcChannels } from '../shared/ipc-channels.js';
import { setLanguage } from '../shared/texts/index.js';
import { chooseLanguage } from '../shared/texts/languages.js';
import { AppSettingsKeeper } from './app-settings.js';
import { AppStateFile } from './app-state.js';
import { ensureWritable, namedDataDirectory } from './data-directory.js';
import { surviveErrors, tellAndExit } from './errors.js';
import { nothingInstalled, wantsSamples } from './first-run.js';
import { startHost } from './host/start-host.js';
import { WindowIpc } from './ipc.js';
import { OpenRequests, receiveLinks } from './links/open-requests.js';
import { hiddenArgument, setOpenAtLogin } from './login/open-at-login.js';
import { setMenu } from './menu.js';
import { serveNativeNotifications } from './notifications/serve-native-notifications.js';
import { logDirectoryOf } from './open-path.js';
import { stopBeforeQuitting } from './quit.js';
import { resourcePaths } from './resource-paths.js';
import { type AppPage, appPage } from './security/app-origin.js';
import { registerAppScheme, serveRenderer } from './security/app-scheme.js';
import { denyPermissions, restrictWebContents } from './security/restrict-web-contents.js';
import { servePreloadApi } from './serve-preload-api.js';
import { serveShellApi } from './serve-shell-api.js';
import { isFirstInstance, onSecondInstance } from './single-instance.js';
import { AppTray } from './tray/app-tray.js';
import { MainWindow } from './window/main-window.js';

/** Milliseconds after the window is shown. What takes time and can wait, the tray's picture and the desktop's bus, waits for so long. */
const afterFirstPicture = 500;

main();

function main(): void {
  const page = appPage(app.isPackaged, process.env.ELECTRON_RENDERER_URL);
  surviveErrors();
  setLanguage(chooseLanguage(app.getPreferredSystemLanguages()));
  registerAppScheme();
  app.enableSandbox();
  restrictWebContents(page.url);
  try {
    const requests = new OpenRequests();
    const dataDirectory = setDataDirectory();
    if (!isFirstInstance()) {
      app.exit(0);
      return;
    }
    // No top-level await: Electron waits for this module before it is ready.
    app
      .whenReady()
      .then(() => start(dataDirectory, page, requests))
      .catch(tellAndExit);
  } catch (error) {
    void tellAndExit(error);
  }
}

/** Answers with the directory of the host and of everything the app keeps. Chromium's own files lie in a folder of it. */
function setDataDirectory(): string {
  const named = namedDataDirectory(process.argv, process.env);
  const directory = named ?? app.getPath('userData');
  ensureWritable(directory);
  app.setPath('userData', directory);
  app.setPath('sessionData', join(directory, 'window'));
  return directory;
}

function start(dataDirectory: string, page: AppPage, requests: OpenRequests): void {
  const paths = resourcePaths({
    isPackaged: app.isPackaged,
    appPath: app.getAppPath(),
    resourcesPath: process.resourcesPath,
    platform: process.platform,
  });
  const state = new AppStateFile(dataDirectory);
  const settings = new AppSettingsKeeper(state);
  const installSamples = wantsSamples(process.argv, process.env);
  const isFirstRun = !installSamples && nothingInstalled(dataDirectory);
  denyPermissions();
  serveRenderer(paths.rendererRoot);

  let tray: AppTray | undefined;
  const placeTray = (): void => {
    tray ??= new AppTray(paths.icon, { show: () => window.show(), perform, settings });
  };
  const isQuitting = stopBeforeQuitting(() => host.supervisor.stop());
  // The window comes first: the host loads beside it, and extensions start when it is seen.
  const window = new MainWindow({
    pageUrl: page.url,
    paths,
    state,
    onShown: () => {
      host.supervisor.startExtensions();
      setTimeout(placeTray, afterFirstPicture);
    },
    hidesOnClose: () => settings.current.keepInTray && !isQuitting(),
  });
  if (settings.current.keepInTray && process.argv.includes(hiddenArgument)) window.prepare();
  else window.show();
  const host = startHost(paths, dataDirectory, {
    installSamples,
    onStatus: (status) => tray?.setHost(status),
  });
  const perform = (command: AppCommandId) => window.perform(command);
  const ipc = new WindowIpc(page.origin);
  servePreloadApi(ipc, host, settings, logDirectoryOf(dataDirectory));
  serveNativeNotifications(ipc, window, paths);
  serveShellApi(ipc, { paths, isFirstRun, requests, tray: () => tray });

  setMenu(perform, settings);
  settings.onDidChange((now, before) => {
    window.tell(ipcChannels.appSettingsChanged, now);
    setMenu(perform, settings);
    tray?.refresh();
    enforceLogin(now.settings, before);
  });

  requests.addFrom(process.argv, process.cwd());
  requests.onDidAdd(() => {
    window.show();
    window.tell(ipcChannels.openRequested, undefined);
  });
  onSecondInstance((argv, workingDirectory) => {
    window.show();
    requests.addFrom(argv, workingDirectory);
  }, isQuitting);
  setImmediate(receiveLinks);
  app.on('activate', () => isQuitting() || window.show());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
}

/** What the system does at login follows the settings; it is left alone while they stay. */
function enforceLogin(now: AppSettings, before: AppSettings): void {
  if (now.openAtLogin === before.openAtLogin && now.keepInTray === before.keepInTray) return;
  if (!now.openAtLogin && !before.openAtLogin) return;
  const named = namedDataDirectory(process.argv, process.env);
  setOpenAtLogin(now.openAtLogin, {
    hidden: now.keepInTray,
    ...(named === undefined ? {} : { dataDirectory: named }),
  });
}
