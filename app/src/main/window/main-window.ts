import { existsSync } from 'node:fs';
import { app, BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import type { AppCommandId } from '../../shared/app-commands.js';
import { appVersionArgument, ipcChannels } from '../../shared/ipc-channels.js';
import { texts } from '../../shared/texts/index.js';
import type { AppStateFile } from '../app-state.js';
import { delayAfterCrash } from '../host/restart-delay.js';
import type { ResourcePaths } from '../resource-paths.js';
import { rememberPlacement } from './remember-placement.js';
import { placeWindow, smallestWindow } from './window-bounds.js';

/** The colour behind the page until it has painted, so that nothing flashes. */
const background = { dark: '#1f1f1f', light: '#ffffff' };

export interface MainWindowOptions {
  readonly pageUrl: string;
  readonly paths: ResourcePaths;
  readonly state: AppStateFile;
  /** Called whenever a window has come up, or could not. */
  readonly onShown: () => void;
  /** Whether a window that is closed is only hidden, and the app goes on in the tray. */
  readonly hidesOnClose: () => boolean;
}

/** The app's one window. On macOS it may be closed while the app goes on. */
export class MainWindow {
  private window: BrowserWindow | undefined;

  constructor(private readonly options: MainWindowOptions) {}

  /** Brings the window to the front, and makes one if there is none. */
  show(): void {
    const { window } = this;
    if (!window) {
      this.window = this.open({ hidden: false });
      return;
    }
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  /** Makes the window without showing it: its page runs, and the tray brings it up. */
  prepare(): void {
    this.window ??= this.open({ hidden: true });
  }

  /** Whether a person has it before them: not hidden, minimised, or behind another one. */
  get isSeen(): boolean {
    const { window } = this;
    return window?.isVisible() === true && !window.isMinimized() && window.isFocused();
  }

  perform(command: AppCommandId): void {
    this.show();
    this.tell(ipcChannels.appCommand, command);
  }

  /** A window that is not there is told when it opens and asks. */
  tell(channel: string, message: unknown): void {
    this.window?.webContents.send(channel, message);
  }

  private open({ hidden }: { readonly hidden: boolean }): BrowserWindow {
    const { pageUrl, paths, state, onShown, hidesOnClose } = this.options;
    const areas = screen.getAllDisplays().map((display) => display.workArea);
    const placement = placeWindow(state.current.window, areas);
    const window = new BrowserWindow({
      ...placement.bounds,
      minWidth: smallestWindow.width,
      minHeight: smallestWindow.height,
      show: false,
      title: app.name,
      backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
      ...(existsSync(paths.icon) ? { icon: paths.icon } : {}),
      webPreferences: {
        preload: paths.preload,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        additionalArguments: [`${appVersionArgument}${app.getVersion()}`],
      },
    });
    rememberPlacement(window, state);
    recoverPage(window);
    window.once('ready-to-show', () => {
      if (!hidden) {
        if (placement.maximized) window.maximize();
        window.show();
      }
      onShown();
    });
    window.on('close', (event) => {
      if (!hidesOnClose()) return;
      event.preventDefault();
      window.hide();
    });
    window.once('closed', () => {
      this.window = undefined;
    });
    const { webContents } = window;
    webContents.on('did-finish-load', () => webContents.setZoomLevel(state.current.window?.zoomLevel ?? 0));
    window.loadURL(pageUrl).catch((error: Error) => {
      // Closing ends the loading, too. To show a window that is being closed takes the whole process down.
      if (webContents.isDestroyed()) return;
      console.error(`The window could not load ${pageUrl}: ${error.message}`);
      window.show();
      onShown();
    });
    return window;
  }
}

/** Loads the page again when its process crashed; five times in five minutes. The extensions are not touched by it. */
function recoverPage(window: BrowserWindow): void {
  const crashTimes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const now = Date.now();
    crashTimes.push(now);
    console.error(`The window's process ended: ${reason} (code ${exitCode}).`);
    const delay = delayAfterCrash(crashTimes, now);
    if (delay !== undefined) {
      setTimeout(() => window.isDestroyed() || window.reload(), delay);
      return;
    }
    void dialog.showMessageBox(window, {
      type: 'error',
      message: texts.appWindow.crashedTooOften,
      detail: texts.appWindow.crashedNext,
    });
  });
}
