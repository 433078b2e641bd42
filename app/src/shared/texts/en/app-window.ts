/** The main process's own dialogs. */
export const appWindow = {
  couldNotStart: 'Plugo could not start.',
  crashedTooOften: 'The window crashed too often and was not loaded again.',
  crashedNext: 'Extensions go on running. Close Plugo and open it again.',
  dataUnwritable: (directory: string, reason: string) =>
    `Plugo cannot write its data directory ${directory}: ${reason}. Make it writable, or name another one with --data-dir=FOLDER.`,
  denied: 'permission denied',
  isFile: 'something on its way is a file',
  readOnly: 'it is on a read-only disk',
  full: 'the disk is full',
  notAbsolute: 'This is not an absolute path.',
  notOpened: 'Only folders and log files of Plugo are opened.',
  missing: (path: string) => `${path} does not exist (any more).`,
  unreadable: (path: string) => `${path} cannot be read.`,
  hostEnded: (code: number) => `The host process ended unexpectedly (code ${code}).`,
  lastWords: (sentence: string, words: string) => `${sentence} Its last words: ${words}`,
  endedTooOften: (sentence: string) => `${sentence} It ended too often to be started again.`,
};
