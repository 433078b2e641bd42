/** The menu and the dialogs of the system. */
export const menu = {
  file: 'File',
  view: 'View',
  help: 'Help',
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  language: 'Language',
  systemLanguage: 'As the system',
  about: (app: string) => `About ${app}`,
  chooseFolder: 'Install extension from folder',
  choose: 'Choose',
};
