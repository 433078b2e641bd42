import { about } from './about.js';
import { appWindow } from './app-window.js';
import { chart } from './chart.js';
import { commands } from './commands.js';
import { common } from './common.js';
import { contributed } from './contributed.js';
import { counts } from './counts.js';
import { crash } from './crash.js';
import { dependencies } from './dependencies.js';
import { details } from './details.js';
import { development } from './development.js';
import { extensionList } from './extension-list.js';
import { extensions } from './extensions.js';
import { forms } from './forms.js';
import { health } from './health.js';
import { host } from './host.js';
import { hostSettings } from './host-settings.js';
import { install } from './install.js';
import { installMany } from './install-many.js';
import { keyboard } from './keyboard.js';
import { keys } from './keys.js';
import { links } from './links.js';
import { logs } from './logs.js';
import { markdown } from './markdown.js';
import { menu } from './menu.js';
import { messages } from './messages.js';
import { notifications } from './notifications.js';
import { onDisk } from './on-disk.js';
import { palette } from './palette.js';
import { performance } from './performance.js';
import { permissions } from './permissions.js';
import { readme } from './readme.js';
import { requests } from './requests.js';
import { results } from './results.js';
import { settings } from './settings.js';
import { shell } from './shell.js';
import { state } from './state.js';
import { switchOff } from './switch-off.js';
import { timeline } from './timeline.js';
import { tray } from './tray.js';
import { culprit, diagnostics, trouble } from './trouble.js';
import { undo } from './undo.js';
import { values } from './values.js';
import { versions } from './versions.js';
import { welcome } from './welcome.js';
import { list } from './words.js';

/** Every English text of the app. Parts that vary come in as arguments, so that a language may order them its own way. */
export const en = {
  list,
  chart,
  commands,
  common,
  counts,
  crash,
  details,
  development,
  extensions,
  forms,
  health,
  host,
  hostSettings,
  install,
  keys,
  links,
  logs,
  markdown,
  menu,
  messages,
  notifications,
  palette,
  results,
  performance,
  settings,
  shell,
  state,
  switchOff,
  timeline,
  contributed,
  trouble,
  culprit,
  diagnostics,
  values,
  versions,
  undo,
  readme,
  permissions,
  onDisk,
  installMany,
  extensionList,
  dependencies,
  appWindow,
  welcome,
  keyboard,
  about,
  requests,
  tray,
};

/** All texts of one language. */
export type Texts = typeof en;
