import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { app } from 'electron';
import { autostartEntry } from './autostart-entry.js';

/** Argument of a start at which the window stays hidden, in the tray. */
export const hiddenArgument = '--hidden';

/** Has the system start Plugo at login, or not. What cannot be changed is told in the log; it is no reason to stop. */
export function setOpenAtLogin(
  open: boolean,
  options: { readonly hidden: boolean; readonly dataDirectory?: string },
): void {
  const args = [
    ...(options.dataDirectory === undefined ? [] : [`--data-dir=${options.dataDirectory}`]),
    ...(options.hidden ? [hiddenArgument] : []),
  ];
  try {
    if (process.platform === 'linux') writeAutostart(open, args);
    else app.setLoginItemSettings({ openAtLogin: open, args });
  } catch (error) {
    console.error('Opening at login could not be changed:', error);
  }
}

function writeAutostart(open: boolean, args: readonly string[]): void {
  const file = autostartFile();
  if (!open) {
    rmSync(file, { force: true });
    return;
  }
  // An AppImage runs from a mount that is gone at the next login.
  const program = process.env.APPIMAGE ?? process.execPath;
  const command = [program, ...(app.isPackaged ? [] : [app.getAppPath()]), ...args];
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, autostartEntry(command));
}

function autostartFile(): string {
  const named = process.env.XDG_CONFIG_HOME;
  const config = named && isAbsolute(named) ? named : join(homedir(), '.config');
  return join(config, 'autostart', 'plugo.desktop');
}
