import type { AppChoice } from '../../app-settings.js';

/** The words of a setting of the app. */
export interface AppSettingWords {
  readonly title: string;
  readonly hint?: string;
  /** One for each choice, in the order of the table; a switch has none. */
  readonly choices?: readonly string[];
}

export const settings = {
  title: 'Settings',
  empty: 'It has no settings.',
  search: 'Search settings',
  searchHint:
    'Words of name, description, key or value; @modified: only those that are not as they were at first',
  onlyModified: 'Show only modified settings',
  found: (count: number) => (count === 1 ? '1 setting found' : `${count} settings found`),
  nothingFound: 'No setting matches',
  nothingFoundText: 'Other words may be in its name, its description or its key.',
  clearSearch: 'Clear search',
  tree: 'Groups of settings',
  plugo: 'Plugo',
  extensions: 'Extensions',
  noExtensions: 'None of the extensions has settings.',
  groups: {
    appearance: 'Appearance',
    language: 'Language',
    behaviour: 'Behaviour',
    notifications: 'Notifications',
    connection: 'Connection',
    start: 'Start of extensions',
  },
  modified: 'Modified',
  modifiedCount: (count: number) => `${count} modified`,
  reset: (name: string) => `Reset ${name} to its default`,
  showExtension: 'Show the extension',
  json: 'JSON',
  showJson: 'Show as JSON',
  openPage: 'Open in Settings',
  jsonOf: (group: string) => `Settings of ${group} as JSON`,
  apply: 'Apply',
  revert: 'Discard changes',
  copyJson: 'Copy JSON',
  changedElsewhere:
    'A setting was changed elsewhere while you were typing. Apply puts in force what is written here.',
  problemAt: (line: number, column: number, problem: string) => `Line ${line}, column ${column}: ${problem}`,
  needsObject: 'An object with the settings is needed: { … }',
  secretsStay: 'Secrets stand as ••••••••; left as they are, they stay what they are.',
  app: {
    theme: {
      title: 'Theme',
      hint: 'The colours of the window.',
      choices: ['As the system', 'Light', 'Dark', 'Dark high contrast', 'Light high contrast'],
    },
    language: {
      title: 'Language',
      hint: 'Of all texts of Plugo. Extensions speak their own.',
      choices: ['As the system', 'English', '简体中文'],
    },
    editor: {
      title: 'Editor for source files',
      hint: 'Opens the file and line that a click on a stack line in the log names. The system’s program opens the file only.',
      choices: [
        'The system’s program',
        'Visual Studio Code',
        'VS Code Insiders',
        'VSCodium',
        'Cursor',
        'Windsurf',
        'Zed',
        'JetBrains IDE',
      ],
    },
    doNotDisturb: {
      title: 'Do not disturb',
      hint: 'Notifications are only collected in the centre.',
    },
    nativeNotifications: {
      title: 'Notifications of the system',
      hint: 'While the window is hidden, the system shows what extensions notify.',
    },
    keepInTray: {
      title: 'Keep running in the tray',
      hint: 'Closing the window hides it, and extensions go on. Plugo ends with Quit in its menu or in the tray.',
    },
    openAtLogin: {
      title: 'Open at login',
      hint: 'Plugo starts when you log in; hidden in the tray where it is kept there.',
    },
    showWelcome: {
      title: 'Welcome page',
      hint: 'Shown at the start while no extension is installed. It is always in the Help menu.',
    },
  } satisfies Readonly<Record<AppChoice, AppSettingWords>> as Readonly<Record<AppChoice, AppSettingWords>>,
};
