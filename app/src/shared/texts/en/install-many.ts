import { count } from './words.js';

export const installMany = {
  planning: 'Checking folders…',
  title: (n: number) => `Install ${count(n, 'extension')}?`,
  nothing: 'None of these folders can be installed',
  installing: (done: number, all: number) => `Installing ${done} of ${all}…`,
  finished: (installed: number, failed: number) =>
    failed === 0
      ? `${count(installed, 'extension')} installed`
      : `${installed} installed, ${failed} not installed`,
  cancelled: (installed: number) => `Cancelled, ${installed} installed`,
  hint: 'Those come first that others need.',
  list: 'Extensions to install',
  choose: (name: string) => `Install ${name}`,
  update: (from: string, to: string) => `Update from ${from} to ${to}`,
  downgrade: (from: string, to: string) => `Older version: ${to} in the place of ${from}`,
  version: (version: string) => `Version ${version}`,
  asksFor: (permissions: string) => `Asks for ${permissions}`,
  progress: (name: string) => `Progress of ${name}`,
  copied: (files: number, totalFiles: number, bytes: string, totalBytes: string) =>
    `${files} of ${count(totalFiles, 'file')}, ${bytes} of ${totalBytes}`,
  state: {
    waiting: 'Waiting',
    checking: 'Checking',
    done: 'Installed',
    cancelled: 'Cancelled, nothing was left',
    failed: 'Not installed',
    skipped: 'Left out',
  },
  install: (n: number) => (n === 1 ? 'Install 1' : `Install ${n}`),
  cancel: 'Cancel',
  cancelling: 'Cancelling…',
};
