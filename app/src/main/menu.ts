import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { AppCommandId } from '../shared/app-commands.js';
import { type AppSettings, appChoices } from '../shared/app-settings.js';
import { keysOf, toAccelerator } from '../shared/key-bindings.js';
import { texts } from '../shared/texts/index.js';
import { languages } from '../shared/texts/languages.js';
import type { AppSettingsKeeper } from './app-settings.js';

type Template = MenuItemConstructorOptions[];

/** Sets the application's menu in the language of now. Items that are about extensions ask the window. */
export function setMenu(perform: (command: AppCommandId) => void, settings: AppSettingsKeeper): void {
  const words = texts.menu;
  const item = (command: AppCommandId): MenuItemConstructorOptions => {
    const keys = keysOf(command, settings.current.keyBindings, process.platform);
    const accelerator = keys && toAccelerator(keys);
    return {
      label: texts.commands[command],
      click: () => perform(command),
      ...(accelerator === undefined ? {} : { accelerator }),
    };
  };
  const isMac = process.platform === 'darwin';
  const file: Template = [
    item('installFromFolder'),
    { type: 'separator' },
    item('showSettings'),
    { type: 'separator' },
    { role: isMac ? 'close' : 'quit' },
  ];
  const view: Template = [
    item('showExtensions'),
    item('showLogs'),
    item('showMessages'),
    item('showNotifications'),
    { type: 'separator' },
    item('runCommand'),
    { type: 'separator' },
    { label: words.theme, submenu: choices(settings, 'theme', words.themes) },
    {
      label: words.language,
      submenu: choices(settings, 'language', { system: words.systemLanguage, ...languages }),
    },
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'togglefullscreen' },
    ...development(),
  ];
  const template: Template = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { label: words.file, submenu: file },
    { role: 'editMenu' },
    { label: words.view, submenu: view },
    ...(isMac ? [{ role: 'windowMenu' } as const] : []),
    {
      role: 'help',
      label: words.help,
      submenu: [
        item('findCulprit'),
        { type: 'separator' },
        { label: words.about(app.name), click: () => app.showAboutPanel() },
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** One of a setting's values, as radio items. */
function choices<K extends 'theme' | 'language'>(
  settings: AppSettingsKeeper,
  key: K,
  labels: Readonly<Record<AppSettings[K], string>>,
): Template {
  return appChoices[key].choices.map((choice) => ({
    label: labels[choice as AppSettings[K]],
    type: 'radio',
    checked: settings.current[key] === choice,
    click: () => settings.change({ [key]: choice }),
  }));
}

function development(): Template {
  if (app.isPackaged) return [];
  return [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }];
}
