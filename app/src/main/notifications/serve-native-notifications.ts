import { existsSync } from 'node:fs';
import { app, type NativeImage, nativeImage } from 'electron';
import { ipcChannels } from '../../shared/ipc-channels.js';
import type { WindowIpc } from '../ipc.js';
import type { ResourcePaths } from '../resource-paths.js';
import type { MainWindow } from '../window/main-window.js';
import { NativeNotifications } from './native-notifications.js';

/** Lets the page announce to the system what nobody would see in it, and tells it what a person did with that. */
export function serveNativeNotifications(ipc: WindowIpc, window: MainWindow, { icon }: ResourcePaths): void {
  const native = new NativeNotifications({
    isWindowSeen: () => window.isSeen,
    icon: existsSync(icon) ? smallIcon(icon) : undefined,
    responded: (response) => {
      // A button does its work without the window.
      if (response.actionId === undefined) window.show();
      window.tell(ipcChannels.nativeResponse, response);
    },
  });
  ipc.handle(ipcChannels.announce, (_page, notification) => native.announce(notification));
  ipc.handle(ipcChannels.withdraw, (_page, id) => native.withdraw(id));
  app.on('browser-window-focus', () => native.withdrawAll());
}

/** Some systems are sent every pixel with each notification. */
function smallIcon(path: string): NativeImage {
  return nativeImage.createFromPath(path).resize({ width: 64 });
}
