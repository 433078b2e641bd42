import { app, Menu, type MenuItemConstructorOptions, nativeTheme } from 'electron';
import type { AppCommand } from '../shared/preload-api.js';
import type { AppStateFile, Theme } from './app-state.js';

type Template = MenuItemConstructorOptions[];

/** Sets the application's menu. Items that are about extensions ask the window. */
export function setMenu(ask: (command: AppCommand) => void, state: AppStateFile): void {
  const item = (
    label: string,
    kind: AppCommand['kind'],
    accelerator?: string,
  ): MenuItemConstructorOptions => ({
    label,
    click: () => ask({ kind }),
    ...(accelerator ? { accelerator } : {}),
  });
  const isMac = process.platform === 'darwin';
  const file: Template = [
    item('Install Extension from Folder…', 'installFromFolder', 'CmdOrCtrl+O'),
    { type: 'separator' },
    item('Settings…', 'showSettings', 'CmdOrCtrl+,'),
    { type: 'separator' },
    { role: isMac ? 'close' : 'quit' },
  ];
  const view: Template = [
    item('Extensions', 'showExtensions', 'CmdOrCtrl+1'),
    item('Logs', 'showLogs', 'CmdOrCtrl+2'),
    item('Notifications', 'showNotifications', 'CmdOrCtrl+3'),
    { type: 'separator' },
    item('Run Command…', 'runCommand', 'CmdOrCtrl+Shift+P'),
    { type: 'separator' },
    { label: 'Theme', submenu: themes(state) },
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'togglefullscreen' },
    ...development(),
  ];
  const template: Template = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { label: 'File', submenu: file },
    { role: 'editMenu' },
    { label: 'View', submenu: view },
    ...(isMac ? [{ role: 'windowMenu' } as const] : []),
    { role: 'help', submenu: [{ label: `About ${app.name}`, click: () => app.showAboutPanel() }] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function themes(state: AppStateFile): Template {
  const names: Readonly<Record<Theme, string>> = { system: 'As the System', light: 'Light', dark: 'Dark' };
  return (Object.keys(names) as Theme[]).map((theme) => ({
    label: names[theme],
    type: 'radio',
    checked: state.current.theme === theme,
    click: () => {
      nativeTheme.themeSource = theme;
      state.update({ theme });
    },
  }));
}

function development(): Template {
  if (app.isPackaged) return [];
  return [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }];
}
