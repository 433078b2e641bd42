import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { AppCommandId } from '../shared/app-commands.js';
import { ipcChannels } from '../shared/ipc-channels.js';
import { AppSettingsKeeper } from './app-settings.js';
import { AppStateFile } from './app-state.js';
import { ensureWritable, namedDataDirectory } from './data-directory.js';
import { surviveErrors, tellAndExit } from './errors.js';
import { startHost } from './host/start-host.js';
import { WindowIpc } from './ipc.js';
import { setMenu } from './menu.js';
import { logDirectoryOf } from './open-path.js';
import { stopBeforeQuitting } from './quit.js';
import { type ResourcePaths, resourcePaths } from './resource-paths.js';
import { type AppPage, appPage } from './security/app-origin.js';
import { registerAppScheme, serveRenderer } from './security/app-scheme.js';
import { denyPermissions, restrictWebContents } from './security/restrict-web-contents.js';
import { servePreloadApi } from './serve-preload-api.js';
import { isFirstInstance, onSecondInstance } from './single-instance.js';
import { MainWindow } from './window/main-window.js';

main();

function main(): void {
  const page = appPage(app.isPackaged, process.env.ELECTRON_RENDERER_URL);
  surviveErrors();
  registerAppScheme();
  app.enableSandbox();
  restrictWebContents(page.url);
  try {
    const dataDirectory = setDataDirectory();
    if (!isFirstInstance()) {
      app.exit(0);
      return;
    }
    // No top-level await: Electron waits for this module before it is ready.
    app
      .whenReady()
      .then(() => start(dataDirectory, page))
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

function start(dataDirectory: string, page: AppPage): void {
  const paths = resourcePaths({
    isPackaged: app.isPackaged,
    appPath: app.getAppPath(),
    resourcesPath: process.resourcesPath,
    platform: process.platform,
  });
  const state = new AppStateFile(dataDirectory);
  const settings = new AppSettingsKeeper(state);
  setAboutPanel(paths);
  denyPermissions();
  serveRenderer(paths.rendererRoot);

  // The window comes first: the host loads beside it, and extensions start when it is seen.
  const window = new MainWindow(page.url, paths, state, () => host.supervisor.startExtensions());
  window.show();
  const host = startHost(paths, dataDirectory);
  servePreloadApi(new WindowIpc(page.origin), host, settings, logDirectoryOf(dataDirectory));
  const perform = (command: AppCommandId) => window.perform(command);
  setMenu(perform, settings);
  settings.onDidChange((now) => {
    window.tell(ipcChannels.appSettingsChanged, now);
    setMenu(perform, settings);
  });

  const isQuitting = stopBeforeQuitting(() => host.supervisor.stop());
  onSecondInstance(() => window.show(), isQuitting);
  app.on('activate', () => isQuitting() || window.show());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
}

function setAboutPanel(paths: ResourcePaths): void {
  app.setAboutPanelOptions({
    applicationName: app.name,
    applicationVersion: app.getVersion(),
    copyright: 'MIT licence',
    ...(existsSync(paths.icon) ? { iconPath: paths.icon } : {}),
  });
}
