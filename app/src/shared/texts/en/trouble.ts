import { count } from './words.js';

export const trouble = {
  region: 'Extensions that have failed',
  failed: (name: string) => `${name} failed`,
  crashed: (times: number, minutes: number) =>
    `it crashed ${count(times, 'time')} in ${count(minutes, 'minute')}`,
  crashedWithin: (times: number, seconds: number) =>
    `it crashed ${count(times, 'time')} in ${count(seconds, 'second')}`,
  several: (n: number) => `${count(n, 'extension has', 'extensions have')} failed`,
  showAll: 'Show them',
  hideAll: 'Hide them',
  restart: 'Restart',
  restartAll: 'Restart all',
  show: 'Show',
  disable: 'Disable',
  dismiss: 'Dismiss',
  dismissAll: 'Dismiss all',
  buttonOf: (button: string, name: string) => `${button} ${name}`,
  findCulprit: 'Find the culprit…',
  saveDiagnostics: 'Save diagnostics…',
};

export const culprit = {
  title: 'Find the culprit',
  intro:
    'Something is wrong, and you do not know which extension brings it? Plugo pauses half of them, you say whether the problem is still there, and after a few steps it names the extension. What you have switched on and off is not touched, and nothing is restarted but extensions.',
  steps: (extensions: number, steps: number) =>
    `${count(extensions, 'extension')} to search: about ${count(steps, 'step')}.`,
  none: 'No extension is running that could be the culprit.',
  how: 'Who tells whether the problem is there?',
  byPerson: 'I do: ask me at each step',
  byFailure: 'By itself: an extension crashes or fails',
  byLog: 'By itself: a line in the log matches',
  byCommand: 'By itself: a command fails',
  pattern: 'Regular expression',
  patternInvalid: 'This is not a regular expression.',
  command: 'Command',
  noCommands: 'No running extension has a command without arguments.',
  observe: 'Wait for the problem in each step',
  seconds: (n: number) => count(n, 'second'),
  start: 'Start the search',
  region: 'Search for the culprit',
  step: (step: number, steps: number) => `Step ${step} of ${steps}`,
  preparing: (on: number, paused: number) =>
    `Starting ${count(on, 'extension')} afresh, with ${paused.toLocaleString('en')} paused…`,
  ask: (on: number, paused: number) =>
    `${on.toLocaleString('en')} running, ${paused.toLocaleString('en')} paused. Try what went wrong: is the problem still there?`,
  checking: (on: number, paused: number) =>
    `${on.toLocaleString('en')} running, ${paused.toLocaleString('en')} paused. Waiting for the problem…`,
  bad: 'Yes, still there',
  good: 'No, it is gone',
  stop: 'Stop the search',
  found: (name: string) => `${name} brings the problem.`,
  needs: (names: string) => `It was there with it and with what it needs: ${names}.`,
  pair: (one: string, other: string) => `${one} and ${other} bring the problem together; neither does alone.`,
  nobody: 'The problem is there without any extension. None of them is the culprit.',
  restored: 'All extensions are as they were before.',
  disable: (name: string) => `Disable ${name}`,
  show: 'Show it',
  report: 'Copy report',
  reported: (name: string, version: string, id: string) => `Culprit: ${name} ${version} (${id})`,
  close: 'Close',
  paused: 'Paused for the search',
};

export const diagnostics = {
  title: 'Save diagnostics',
  intro:
    'One file with what helps to find out what went wrong. It stays on this computer: nobody gets it but whom you give it to.',
  inside: 'In it',
  insideList:
    'versions, states and manifests of extensions, settings, what happened to extensions, crash reports, the latest logs, running processes of Plugo',
  outside: 'Not in it',
  outsideList:
    'secrets (they are masked), what extensions store, your files; your home folder and user name are replaced',
  save: 'Choose where to save…',
  saving: (name: string) => `Collecting ${name}`,
  saved: (file: string) => `Saved as ${file}.`,
  size: (size: string, entries: number) => `${count(entries, 'file')} in it, ${size}.`,
  show: 'Show in folder',
  cancel: 'Cancel',
  close: 'Close',
  fileTitle: 'Save diagnostics',
  fileKind: 'Zip archive',
  progress: 'Progress of the diagnostics',
};
