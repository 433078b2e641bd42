import type { AppCommandId } from './app-commands.js';
import type { AppFacts, ExtensionCounts } from './app-facts.js';
import type { AppSettings, AppSettingsInForce } from './app-settings.js';
import type { NativeNotification, NativeResponse } from './native-notification.js';
import type { OpenRequest } from './open-request.js';

/** What the preload script offers the window as `window.plugo`. Everything else goes to the host over its MessagePort. */
export interface PreloadApi {
  readonly platform: string;
  readonly appVersion: string;
  /**
   * Asks for a port to the host. The port arrives as a `message` event on `window` whose data is `hostPortMessage` and whose
   * `ports[0]` speaks the control protocol. It comes again, unasked, whenever the host process was started anew.
   */
  requestHostPort(): void;
  /** Lets the person choose a folder; undefined when they cancel. */
  chooseExtensionFolder(): Promise<string | undefined>;
  /** Lets the person choose where diagnostics are saved; undefined when they cancel. */
  chooseDiagnosticsFile(): Promise<string | undefined>;
  /** Absolute path of a file or folder that was dropped on the window; empty when it has none. */
  pathForFile(file: File): string;
  /** Opens a log file or an extension's folder in the system's own program. Answers with a reason when it cannot. */
  openPath(path: string): Promise<string | undefined>;
  /** Opens an https address in the browser, which the person has confirmed. Answers with a reason when it cannot. */
  openLink(address: string): Promise<string | undefined>;
  /** Opens a file of an extension at a line, in the editor that was chosen. Answers with a reason when it does not. */
  openSource(place: SourcePlace): Promise<string | undefined>;
  /** Lets the person choose where the log is written to; undefined when they cancel. */
  chooseExportFile(): Promise<ExportFile | undefined>;
  /** Copies a recording of the host to where the person chooses. Answers with a reason when it cannot. */
  saveProfile(file: string): Promise<string | undefined>;
  /** Puts text on the clipboard. */
  copyText(text: string): Promise<void>;
  /** Lets the person choose where, and writes the file; undefined when they cancel. */
  saveTextFile(file: TextFile): Promise<SavedFile | undefined>;
  /** Lets the person choose a file, and reads it; undefined when they cancel. */
  openTextFile(type: FileType): Promise<OpenedFile | undefined>;
  /** Menu items, accelerators and the like. Returns how to stop listening. */
  onAppCommand(listener: (command: AppCommandId) => void): () => void;
  appFacts(): Promise<AppFacts>;
  /** The notices of everything the app is made of, as Markdown. */
  licences(): Promise<string>;
  /** For the tray. */
  tellCounts(counts: ExtensionCounts): void;
  /** What was asked from outside since the last time. */
  takeOpenRequests(): Promise<readonly OpenRequest[]>;
  /** Something is there to be taken. Returns how to stop listening. */
  onOpenRequested(listener: () => void): () => void;
  appSettings(): Promise<AppSettingsInForce>;
  /** Those left out stay. */
  setAppSettings(changes: Partial<AppSettings>): Promise<void>;
  /** After each change, whoever made it. */
  onAppSettings(listener: (now: AppSettingsInForce) => void): () => void;
  /** Lets the system show a notification, if the person does not see the window. */
  announce(notification: NativeNotification): void;
  /** Takes it away again: it was answered here. */
  withdraw(id: string): void;
  /** A person pressed a notification of the system, or one of its buttons. */
  onNativeResponse(listener: (response: NativeResponse) => void): () => void;
  /** Whether the host process is running; called at once with the present state. */
  onHostStatus(listener: (status: HostProcessStatus) => void): () => void;
}

/** A line of a source file. */
export interface SourcePlace {
  /** Absolute. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly column?: number;
}

export interface ExportFile {
  readonly file: string;
  /** As the name of the file says. */
  readonly format: 'text' | 'ndjson';
}

/** What a dialog offers to choose from. */
export interface FileType {
  /** In the words of the person. */
  readonly name: string;
  /** Without the dot. */
  readonly extensions: readonly string[];
}

export interface TextFile {
  readonly suggestedName: string;
  readonly type: FileType;
  readonly text: string;
}

/** `problem`: why it could not be written. */
export type SavedFile = { readonly path: string } | { readonly problem: string };

/** `problem`: why it could not be read. */
export type OpenedFile = { readonly name: string; readonly text: string } | { readonly problem: string };

/** The host process as the main process sees it. */
export type HostProcessStatus =
  | { readonly kind: 'starting' }
  | { readonly kind: 'running' }
  /** It ended unexpectedly and is started again at `retryAt` (milliseconds since 1970). */
  | { readonly kind: 'restarting'; readonly reason: string; readonly retryAt: number }
  | { readonly kind: 'failed'; readonly reason: string };

/** Data of the window message that carries the host's port. */
export const hostPortMessage = 'plugo:host-port';
