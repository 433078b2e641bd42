import { count } from './words.js';

export const install = {
  title: 'Install from folder',
  choose: 'Choose a folder…',
  inspecting: (folder: string) => `Checking ${folder}…`,
  installing: (name: string) => `Installing ${name}…`,
  heading: {
    install: 'Install this extension?',
    update: 'Update this extension?',
    downgrade: 'Install an older version?',
  },
  notice: {
    install: '',
    update: (from: string, to: string) =>
      `Version ${from} is installed. It is replaced by ${to}; settings are kept.`,
    downgrade: (from: string, to: string) =>
      `Version ${from} is installed and newer. It is replaced by ${to}; settings are kept.`,
  },
  confirm: { install: 'Install', update: 'Update', downgrade: 'Install older version' },
  by: (publisher: string) => `by ${publisher}`,
  runs: 'Runs',
  needs: 'Needs',
  found: (version: string) => `found ${version}`,
  notFound: 'not found',
  optional: 'optional',
  permissions: 'Asks for',
  noPermissions: 'No permissions',
  noDependencies: 'No other extension',
  contents: 'Copies',
  files: (files: number, size: string) => `${count(files, 'file')}, ${size}`,
  from: 'From',
  trust: 'It runs as a program of its own with your rights. Install only what you trust.',
  refused: 'This folder was not installed',
  nothingKept: 'Nothing was installed or changed.',
  another: 'Choose another folder…',
  more: (n: number) => `${count(n, 'more folder')} after this one`,
  cancelling: 'Cancelling…',
  copied: (files: number, totalFiles: number) => `${files} of ${count(totalFiles, 'file')}`,
  drop: 'Drop the folder to install it',
  dropText: 'You see what it is before anything is copied.',
  noPath: 'What was dropped is no folder on this computer.',
};
