import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { type AppCommandId, appCommands } from '../shared/app-commands.js';
import { type AppSettings, appChoices } from '../shared/app-settings.js';
import { keysOf, toAccelerator } from '../shared/key-bindings.js';
import { texts } from '../shared/texts/index.js';
import { languages } from '../shared/texts/languages.js';
import type { AppSettingsKeeper } from './app-settings.js';

type Item = MenuItemConstructorOptions;
type Role = keyof typeof texts.menu.roles;

/** Where the commands of the app stand; those that are not named here follow in the menu of extensions. */
const places = {
  file: ['installFromFolder', 'showSettings'],
  extensions: ['runCommand', 'find'],
  view: ['showExtensions', 'showLogs', 'showNotifications', 'toggleLog'],
  help: ['showWelcome', 'showGuide', 'showKeyboard', 'findCulprit', 'saveDiagnostics'],
  about: ['showAbout'],
} as const satisfies Readonly<Record<string, readonly AppCommandId[]>>;

const separator: Item = { type: 'separator' };

/** Sets the application's menu in the language of now. Items that are about extensions ask the window. */
export function setMenu(perform: (command: AppCommandId) => void, settings: AppSettingsKeeper): void {
  const words = texts.menu;
  const item = (command: AppCommandId): Item => {
    const keys = keysOf(command, settings.current.keyBindings, process.platform);
    const accelerator = keys && toAccelerator(keys);
    return {
      label: texts.commands[command],
      click: () => perform(command),
      ...(accelerator === undefined ? {} : { accelerator }),
    };
  };
  const isMac = process.platform === 'darwin';
  const named: readonly AppCommandId[] = Object.values(places).flat();
  const others = (Object.keys(appCommands) as AppCommandId[]).filter((id) => !named.includes(id));
  const views = others.filter((id) => id.startsWith('show'));
  const rest = others.filter((id) => !id.startsWith('show'));

  const file = [...places.file.map(item), separator, role(isMac ? 'close' : 'quit')];
  const edit = [
    ...roles('undo', 'redo'),
    separator,
    ...roles('cut', 'copy', 'paste', 'selectAll'),
    separator,
    item('find'),
  ];
  const view = [
    ...places.view.map(item),
    ...views.map(item),
    separator,
    { label: words.theme, submenu: choices(settings, 'theme', words.themes) },
    {
      label: words.language,
      submenu: choices(settings, 'language', { system: words.systemLanguage, ...languages }),
    },
    separator,
    ...roles('resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'),
    ...(app.isPackaged ? [] : [separator, ...roles('reload', 'toggleDevTools')]),
  ];
  const extensions = [
    item('runCommand'),
    item('installFromFolder'),
    ...(rest.length > 0 ? [separator, ...rest.map(item)] : []),
  ];
  const help = [...places.help.map(item), separator, ...places.about.map(item)];
  const template: Item[] = [
    ...(isMac ? [appMenu(item)] : []),
    { label: words.file, submenu: file },
    { label: words.edit, submenu: edit },
    { label: words.view, submenu: view },
    { label: words.extensions, submenu: extensions },
    ...(isMac ? [{ role: 'windowMenu', label: words.window } as const] : []),
    { role: 'help', label: words.help, submenu: help },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** What macOS expects first. */
function appMenu(item: (command: AppCommandId) => Item): Item {
  return {
    label: app.name,
    submenu: [
      item('showAbout'),
      separator,
      item('showSettings'),
      separator,
      ...roles('hide', 'hideOthers', 'unhide'),
      separator,
      role('quit'),
    ],
  };
}

/** The system does what the role says; the words are ours, for it speaks its own language. */
function role(name: Role): Item {
  return { role: name, label: texts.menu.roles[name] };
}

function roles(...names: readonly Role[]): Item[] {
  return names.map(role);
}

/** One of a setting's values, as radio items. */
function choices<K extends 'theme' | 'language'>(
  settings: AppSettingsKeeper,
  key: K,
  labels: Readonly<Record<AppSettings[K], string>>,
): Item[] {
  return appChoices[key].choices.map((choice) => ({
    label: labels[choice as AppSettings[K]],
    type: 'radio',
    checked: settings.current[key] === choice,
    click: () => settings.change({ [key]: choice }),
  }));
}
