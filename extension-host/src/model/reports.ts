import type { SerializedError } from './errors.js';

/** How much a report matters to a person. */
export type ReportLevel = 'info' | 'warning' | 'error';

/**
 * Everything the host writes down of an extension: its stable code, what it means, and what the reader can do, if anything.
 * `docs/errors.md` is generated from this table, too. Codes are never renamed or reused.
 */
export const reportTable = {
  // What a person did
  INSTALLED: { level: 'info', meaning: 'The extension was installed.', nextStep: '' },
  UPDATED: {
    level: 'info',
    meaning: 'Another version of the extension took the place of the one before.',
    nextStep: '',
  },
  ROLLED_BACK: {
    level: 'warning',
    meaning:
      'A new version crashed three times in its first ten minutes, so the one before is in force again.',
    nextStep: 'See the crash reports of the new version; it is kept and can be put in force again.',
  },
  VERSION_DELETED: {
    level: 'info',
    meaning: 'A version of the extension that was kept was deleted.',
    nextStep: '',
  },
  UNINSTALLED: { level: 'info', meaning: 'The extension was uninstalled.', nextStep: '' },
  ENABLED: { level: 'info', meaning: 'The extension was switched on.', nextStep: '' },
  DISABLED: {
    level: 'info',
    meaning: 'The extension was switched off.',
    nextStep: 'Enable it when it is needed again.',
  },
  UNDONE: {
    level: 'info',
    meaning: 'The extension is as it was before it was switched off or uninstalled.',
    nextStep: '',
  },
  CONFIGURED: { level: 'info', meaning: 'Settings of the extension were changed.', nextStep: '' },
  RELOADED: { level: 'info', meaning: 'The folder was read anew, and what is in it runs.', nextStep: '' },
  RELOAD_FAILED: {
    level: 'error',
    meaning: 'The folder was to be read anew, and what is in it does not run.',
    nextStep: 'Correct the cause named, then reload again.',
  },
  WATCHED: {
    level: 'info',
    meaning: 'The folder is watched: the extension is reloaded when a file is saved.',
    nextStep: '',
  },
  UNWATCHED: { level: 'info', meaning: 'The folder is not watched any more.', nextStep: '' },
  WATCH_FAILED: {
    level: 'warning',
    meaning: 'The folder cannot be watched as it should, so saved files may be noticed late or not at all.',
    nextStep: 'Correct the cause named, or reload by hand.',
  },
  // Its life
  LAUNCHED: { level: 'info', meaning: 'A process was started and has said who it is.', nextStep: '' },
  STARTED: { level: 'info', meaning: 'The extension is active.', nextStep: '' },
  RESTARTED: { level: 'warning', meaning: 'The extension is started again after a crash.', nextStep: '' },
  CRASHED: {
    level: 'error',
    meaning: 'The process ended by itself, lost its connection or did not answer; it is started again.',
    nextStep: 'See the crash report; plugo-host crashes prints it.',
  },
  GAVE_UP: {
    level: 'error',
    meaning: 'The extension stays stopped: it crashed too often, or starting it again would not help.',
    nextStep: 'Correct the cause named, then restart the extension.',
  },
  BLOCKED: {
    level: 'error',
    meaning: 'The extension was not started, for one that it needs does not run.',
    nextStep: 'See the reports of the extension named.',
  },
  UNAVAILABLE: {
    level: 'error',
    meaning: 'The extension cannot run: its folder is broken, or something it needs is missing.',
    nextStep: 'Correct the cause named, then reload the extension.',
  },
  STOPPED: { level: 'info', meaning: 'The extension was stopped on request.', nextStep: '' },
  SILENT: {
    level: 'warning',
    meaning: 'The extension does not answer health checks; it is ended unless it answers soon.',
    nextStep: 'Wait for half a minute. A long computation belongs in a worker thread.',
  },
  ANSWERING: { level: 'info', meaning: 'The extension answers health checks again.', nextStep: '' },
  UNWELL: {
    level: 'warning',
    meaning: 'The extension says of itself that it works worse than it should.',
    nextStep: 'See what it says, and its log.',
  },
  NOT_READY: {
    level: 'info',
    meaning: 'The extension says that it is not ready for calls; they wait, or go to another provider.',
    nextStep: '',
  },
  HEALTHY: { level: 'info', meaning: 'The extension says that it is well again.', nextStep: '' },
  // Its connection and calls
  CONNECTION_REFUSED: {
    level: 'warning',
    meaning: 'Somebody connected in the place of the extension and was turned away.',
    nextStep: 'Send initialize with the token from PLUGO_TOKEN first; docs/protocol.md shows how.',
  },
  TRANSPORT_SWITCHED: {
    level: 'warning',
    meaning: 'The extension is connected in another way than wanted.',
    nextStep: 'Correct the cause named if the other way matters; the extension works as it is.',
  },
  CALL_REFUSED: {
    level: 'warning',
    meaning: 'Calls were not made: too many wait, the caller may not make them, or the method mostly fails.',
    nextStep: 'Correct the cause named.',
  },
  CIRCUIT_OPENED: {
    level: 'warning',
    meaning: 'Most of the last calls of a method failed, so it is not called for a while.',
    nextStep: 'See the log of the extension for the failure.',
  },
  CIRCUIT_CLOSED: { level: 'info', meaning: 'A method works again and is called as before.', nextStep: '' },
  DEGRADED: {
    level: 'warning',
    meaning: 'A call failed, and its caller got an old result or the answer of another extension.',
    nextStep: 'See the log of the extension for the failure.',
  },
  // The host
  HOST_STARTED: { level: 'info', meaning: 'The host was started.', nextStep: '' },
  HOST_STOPPED: { level: 'info', meaning: 'The host was stopped in order.', nextStep: '' },
  HOST_PROBLEM: {
    level: 'error',
    meaning: 'Something is wrong with the host itself.',
    nextStep: 'Correct the cause named.',
  },
} as const satisfies Readonly<
  Record<string, { readonly level: ReportLevel; readonly meaning: string; readonly nextStep: string }>
>;

/** Stable name of a kind of report. */
export type ReportCode = keyof typeof reportTable;

/** One thing that happened to an extension, or to the host itself. */
export interface Report {
  /** Unique for all time. One that comes again with a higher {@link times} takes the place of the one before. */
  readonly id: string;
  /** When it happened first, milliseconds since 1970. */
  readonly time: number;
  /** `publisher.name`, or `plugo.host`. */
  readonly extensionId: string;
  readonly code: ReportCode;
  readonly level: ReportLevel;
  /** What happened and why, in a sentence or two; at most 2,000 characters. */
  readonly message: string;
  /** What the reader can do; empty where there is nothing to do. */
  readonly nextStep: string;
  /** The code of the error behind it, where there is one. */
  readonly errorCode?: SerializedError['code'];
  /** Of a crash: the name of its crash report. */
  readonly crash?: string;
  /** How often it happened in a row; left out for once. */
  readonly times?: number;
}

/** A report as it is handed in. */
export interface NewReport {
  readonly extensionId: string;
  readonly code: ReportCode;
  readonly message: string;
  /** Its code and next step become those of the report. */
  readonly error?: Pick<SerializedError, 'code' | 'nextStep'>;
  readonly crash?: string | undefined;
  /** Replaces the next step of the table. */
  readonly nextStep?: string;
}

/** Where those who notice something hand their reports in. Never fails and never waits. */
export type Reporter = (report: NewReport) => void;
