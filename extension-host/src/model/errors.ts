/**
 * Every error the host can report: its stable code, what it means, and what the reader can do. `docs/errors.md` is generated
 * from this table. Codes are never renamed or reused.
 */
export const errorTable = {
  // Manifest and folder
  MANIFEST_MISSING: {
    meaning: 'The folder has no package.json, so it is no extension.',
    nextStep: 'Choose the folder that holds the package.json of the extension.',
  },
  MANIFEST_UNREADABLE: {
    meaning: 'The package.json is not valid JSON in UTF-8, or could not be read.',
    nextStep: 'Correct the file at the place named.',
  },
  MANIFEST_INVALID: {
    meaning: 'A field of the package.json is missing or has a value that is not allowed.',
    nextStep: 'Correct the fields named; docs/manifest.md lists what is allowed.',
  },
  ENGINE_INCOMPATIBLE: {
    meaning: 'The extension asks for another version of Plugo in engines.plugo.',
    nextStep: 'Install a version of the extension made for this Plugo, or update Plugo.',
  },
  ENTRY_MISSING: {
    meaning: 'The file or command that starts the extension does not exist.',
    nextStep: 'Build the extension, or correct "main" or "plugo.run.command" in its package.json.',
  },
  ENTRY_OUTSIDE: {
    meaning: 'The file that starts the extension lies outside its folder.',
    nextStep: 'Move the file into the folder and correct "main".',
  },
  DUPLICATE_ID: {
    meaning: 'Two folders hold an extension of the same id and version.',
    nextStep: 'Remove one of the two folders, or give it another name or publisher.',
  },
  // Installation
  INSTALL_FAILED: {
    meaning: 'The folder could not be copied; nothing was installed.',
    nextStep: 'Correct the cause named and install again.',
  },
  INSTALL_UNSAFE: {
    meaning:
      'The folder holds something that may not be installed, such as a link that leads out of it, or too many files.',
    nextStep: 'Remove what is named from the folder and install again.',
  },
  ALREADY_INSTALLED: {
    meaning: 'This extension is installed in this version already.',
    nextStep: 'Uninstall it first, or raise its version.',
  },
  VERSION_NOT_KEPT: {
    meaning: 'This version of the extension is not on disk any more; three of each are kept.',
    nextStep: 'Choose another version, or install it from its folder.',
  },
  UNDO_GONE: {
    meaning:
      'What was to be undone is final: it was done more than ten minutes ago, or before Plugo was started.',
    nextStep: 'Enable or install the extension again.',
  },
  UNDO_FAILED: {
    meaning: 'What was uninstalled could not be put back.',
    nextStep: 'Correct the cause named and undo again, or install the extension again.',
  },
  LOG_PATTERN_INVALID: {
    meaning: 'The text to look for in the log is no regular expression.',
    nextStep: 'Correct it at the place named, or look for it as plain text.',
  },
  LOG_PATTERN_SLOW: {
    meaning: 'The regular expression takes so long on a line that looking through the log would never end.',
    nextStep: 'Write it without a repetition inside a repetition, such as (a+)+.',
  },
  LOG_VIEW_CLOSED: {
    meaning: 'The view of the log that a request names is not open.',
    nextStep: 'Open it again: log/open.',
  },
  LOG_EXPORT_FAILED: {
    meaning: 'The lines could not be written to the file chosen; what was there before is untouched.',
    nextStep: 'Correct the cause named, or choose another place.',
  },
  CRASH_NOT_FOUND: {
    meaning: 'No such crash report is kept; of each extension the last 10 are.',
    nextStep: 'See the list of its crash reports: plugo-host crashes.',
  },
  NOT_INSTALLED: {
    meaning: 'No extension of this id is installed.',
    nextStep: 'Check the id in the list of extensions.',
  },
  PROFILE_UNSUPPORTED: {
    meaning:
      'Only JavaScript extensions that run on Node with @plugo/sdk can record a profile of themselves.',
    nextStep: 'Use the profiler of its own language on its process.',
  },
  PROFILE_FAILED: {
    meaning: 'A CPU profile or heap snapshot of an extension could not be recorded.',
    nextStep: 'Correct the cause named and record again.',
  },
  PROFILE_NOT_FOUND: {
    meaning: 'No such recording is kept; the last 10 of this run of Plugo are.',
    nextStep: 'Record again.',
  },
  // Resolution
  DEPENDENCY_MISSING: {
    meaning: 'An extension that this one needs is not installed.',
    nextStep: 'Install the extension named.',
  },
  DEPENDENCY_OUT_OF_RANGE: {
    meaning: 'No installed version of a needed extension satisfies all who need it.',
    nextStep: 'Install a version within the ranges named.',
  },
  DEPENDENCY_CYCLE: {
    meaning: 'Extensions need each other in a circle, so none can start first.',
    nextStep: 'Remove one of the dependencies in the circle.',
  },
  DEPENDENCY_DISABLED: {
    meaning: 'An extension that this one needs is disabled.',
    nextStep: 'Enable the extension named.',
  },
  DEPENDENCY_BROKEN: {
    meaning: 'An extension that this one needs is broken itself.',
    nextStep: 'Repair the extension named first.',
  },
  DEPENDENCY_NOT_RUNNING: {
    meaning: 'An extension that this one needs did not start.',
    nextStep: 'See the log of the extension named, then restart this one.',
  },
  HAS_DEPENDENTS: {
    meaning: 'Other enabled extensions need this one.',
    nextStep: 'Confirm to switch them off as well.',
  },
  // Launch
  LAUNCH_FAILED: {
    meaning: 'The process of the extension could not be started.',
    nextStep: 'Correct the cause named, then restart the extension.',
  },
  RUNTIME_MISSING: {
    meaning: 'The program that runs the extension was not found on this computer.',
    nextStep: 'Install the program named, then restart the extension.',
  },
  TRANSPORT_FAILED: {
    meaning: 'The host could make neither a Unix socket nor a TCP socket for the extension.',
    nextStep: 'Check the socket directory in the settings: it must exist, be writable and have a short path.',
  },
  ENDPOINT_UNREACHABLE: {
    meaning: 'The extension says that it cannot reach the socket that the host made for it.',
    nextStep:
      'Check that it may open the socket directory of the settings, or choose another connection there; see its log.',
  },
  HANDSHAKE_TIMEOUT: {
    meaning: 'The process started but did not connect in time.',
    nextStep: 'Check that its main file calls run(), and see its log.',
  },
  HANDSHAKE_REFUSED: {
    meaning: 'The first message was not a valid initialize.',
    nextStep: 'Send initialize with the token from PLUGO_TOKEN first; docs/protocol.md shows how.',
  },
  PROTOCOL_VERSION: {
    meaning: 'Host and extension speak no common version of the protocol.',
    nextStep: 'Rebuild the extension with a newer SDK, or update Plugo.',
  },
  ACTIVATION_TIMEOUT: {
    meaning: 'activate() did not finish in time.',
    nextStep: 'Make activate() return sooner and do long work afterwards, or raise "activationTimeout".',
  },
  ACTIVATION_FAILED: {
    meaning: 'activate() failed.',
    nextStep: 'See the log of the extension, then restart it.',
  },
  // Run
  EXITED: {
    meaning: 'The process of the extension ended by itself.',
    nextStep: 'See the last lines it wrote; it is restarted automatically.',
  },
  UNRESPONSIVE: {
    meaning: 'The extension did not answer health checks.',
    nextStep: 'See its log; a long computation must give way from time to time.',
  },
  CONNECTION_LOST: {
    meaning: 'The connection to the extension was closed while it ran.',
    nextStep: 'See its log; it is restarted automatically.',
  },
  PROTOCOL_VIOLATION: {
    meaning: 'The extension sent bytes that are no message, or more than is allowed.',
    nextStep: 'Correct the extension; docs/protocol.md gives the framing and the limits.',
  },
  CRASH_LIMIT: {
    meaning: 'The extension crashed too often and stays stopped.',
    nextStep: 'See its log, correct it, then press Restart.',
  },
  RELOAD_FAILED: {
    meaning: 'What was to take the place of a running extension could not run. The one before goes on.',
    nextStep: 'Correct the cause named, then reload it again.',
  },
  DIAGNOSTICS_FAILED: {
    meaning: 'The file with the diagnostics could not be written.',
    nextStep: 'Correct the cause named, or choose another folder.',
  },
  // Views of extensions
  VIEW_INVALID: {
    meaning: 'What a view of an extension is to show is not as it should be, or too much.',
    nextStep: 'Correct what is named; docs/views.md lists what a view can show and how much of it.',
  },
  VIEW_NOT_FOUND: {
    meaning: 'The extension declares no view or status bar item of this name.',
    nextStep: 'Correct the name, or declare it in "contributes.views" or "contributes.statusBar".',
  },
  VIEW_ACTION_REFUSED: {
    meaning: 'What was to be called stands in nothing that the view shows.',
    nextStep: 'Open the view again: it shows something else by now.',
  },
  // The search for a culprit
  PAUSED: {
    meaning: 'The extension is paused by the search for the culprit.',
    nextStep: 'Answer the question of the search, or stop it: then everything is as before.',
  },
  CULPRIT_SEARCH_UNDERWAY: {
    meaning: 'A search for the culprit is under way, and there is one at a time.',
    nextStep: 'Answer its question, or stop it.',
  },
  NOTHING_TO_SEARCH: {
    meaning: 'No extension is enabled and able to run, so none can be the culprit.',
    nextStep: 'Enable the extensions with which the problem was there.',
  },
  // Calls
  NOT_RUNNING: {
    meaning: 'The extension is not running.',
    nextStep: 'Enable or restart it, then try again.',
  },
  NOT_READY: {
    meaning: 'The extension runs, but says that it is not ready for calls, and did not become so in time.',
    nextStep: 'Try again later; the message says what it is busy with.',
  },
  METHOD_NOT_FOUND: {
    meaning: 'The extension exports no method of this name.',
    nextStep: 'Check the name; the message lists what it exports.',
  },
  METHOD_FAILED: {
    meaning: 'The method was called and failed.',
    nextStep: 'See the message and the log of the extension.',
  },
  COMMAND_NOT_FOUND: {
    meaning: 'No installed extension contributes this command.',
    nextStep: 'Check the name, or install the extension that contributes it.',
  },
  ARGUMENT_INVALID: {
    meaning: 'An argument does not have the type that is declared for it.',
    nextStep: 'Correct the argument named.',
  },
  CALL_TIMEOUT: {
    meaning: 'The call was not answered in time and was cancelled.',
    nextStep: 'Try again, or allow the call more time.',
  },
  CALL_CANCELLED: { meaning: 'The caller cancelled the call.', nextStep: 'Nothing to do.' },
  CALL_INTERRUPTED: {
    meaning: 'The extension stopped before it answered. The work may or may not have been done.',
    nextStep: 'Check the outcome, then try again.',
  },
  RESULT_TOO_LONG: {
    meaning: 'The method streams more items than fit into one answer.',
    nextStep: 'Stream it: plugo-host call --stream, host.stream, or context.extensions.stream.',
  },
  BUSY: {
    meaning: 'Too many calls to this extension are waiting.',
    nextStep: 'Try again later, or call less often.',
  },
  CIRCUIT_OPEN: {
    meaning: 'Most of the last calls of this method failed, so it is not called for 30 s.',
    nextStep: 'Try again in half a minute. The log of the extension says what went wrong.',
  },
  SERVICE_NOT_FOUND: {
    meaning: 'No enabled extension provides this service to the caller.',
    nextStep: 'Check the name, enable or install a provider, and name it as a dependency.',
  },
  EVENT_LIMIT: {
    meaning: 'An event is too large, or the extension subscribes to too many topics.',
    nextStep: 'Send less, or subscribe to fewer topics; the limits are in docs/protocol.md.',
  },
  NOT_PERMITTED: {
    meaning: 'The extension may not do this.',
    nextStep: 'Declare the permission or dependency named in its package.json.',
  },
  // Settings, storage, state
  SETTING_INVALID: {
    meaning: 'The value does not fit the schema of the setting.',
    nextStep: 'Enter a value as described; the old one is kept.',
  },
  STORAGE_LIMIT: {
    meaning: 'The key or value is too large, or the extension stores too much.',
    nextStep: 'Store less; the limits are in docs/protocol.md.',
  },
  DATA_UNWRITABLE: {
    meaning: 'The data directory cannot be written.',
    nextStep: 'Free disk space or correct the rights of the directory named.',
  },
  STATE_CORRUPT: {
    meaning: 'A state file could not be read. It was kept aside and rebuilt.',
    nextStep: 'Check which extensions are enabled; the old file is beside the new one.',
  },
  HOST_RUNNING: {
    meaning: 'Another host uses this data directory.',
    nextStep: 'Stop the other one, or choose another data directory.',
  },
  HOST_UNREACHABLE: {
    meaning: 'No host answers at this control socket.',
    nextStep: 'Start one with plugo-host run, or name its data directory.',
  },
  INTERNAL: {
    meaning: 'The host itself failed.',
    nextStep: 'Please report this with the log of the host.',
  },
} as const;

/** Stable name of an error. */
export type ErrorCode = keyof typeof errorTable;

/** An error as it travels over the control protocol. */
export interface SerializedError {
  readonly code: ErrorCode;
  /** One or two sentences for people: what was found, what was wanted, by whom. */
  readonly message: string;
  /** What the reader can do. */
  readonly nextStep: string;
  readonly extensionId?: string;
  /** More for machines, such as the ids of dependents. */
  readonly data?: unknown;
}

export interface ExtensionHostErrorOptions {
  /** Whose error it is. */
  readonly extensionId?: string;
  /** Replaces the table's next step where more is known. */
  readonly nextStep?: string;
  readonly data?: unknown;
  readonly cause?: unknown;
}

/** The one error class of the host. `message` is for people, `code` for programs. */
export class ExtensionHostError extends Error {
  override readonly name = 'ExtensionHostError';
  readonly extensionId: string | undefined;
  readonly nextStep: string;
  readonly data: unknown;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: ExtensionHostErrorOptions = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.extensionId = options.extensionId;
    this.nextStep = options.nextStep ?? errorTable[code].nextStep;
    this.data = options.data;
  }

  serialize(): SerializedError {
    return {
      code: this.code,
      message: this.message,
      nextStep: this.nextStep,
      ...(this.extensionId === undefined ? {} : { extensionId: this.extensionId }),
      ...(this.data === undefined ? {} : { data: this.data }),
    };
  }
}

/** What {@link ExtensionHostError.serialize} made, as an error again. */
export function toError({ code, message, ...options }: SerializedError): ExtensionHostError {
  return new ExtensionHostError(code, message, options);
}

/** Any thrown value as an {@link ExtensionHostError}; what is none becomes `INTERNAL` with its own message. */
export function toExtensionHostError(thrown: unknown): ExtensionHostError {
  if (thrown instanceof ExtensionHostError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new ExtensionHostError('INTERNAL', message, { cause: thrown });
}
