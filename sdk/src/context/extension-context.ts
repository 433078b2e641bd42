import type { Disposable } from '../disposable.js';
import type { Method } from '../exports/methods-of.js';
import type { InitializeResult } from '../protocol/initialize.js';
import type { StatusParams } from '../protocol/status.js';
import type { Cache } from './cache.js';
import type { Configuration } from './configuration.js';
import type { Events } from './events.js';
import type { Extensions } from './extensions.js';
import type { Health } from './health.js';
import type { Log } from './log.js';
import type { Notifications } from './notifications.js';
import type { Storage } from './storage.js';
import type { StatusBar, Views } from './views.js';

/** What an extension gets in `activate`: who it is, and all it can ask of the host. */
export interface ExtensionContext {
  /** Id, version and name of this extension, as in its manifest. */
  readonly extension: InitializeResult['extension'];
  /** Absolute paths: its own folder, to be read only, and a folder that belongs to it alone and is kept over updates. */
  readonly paths: InitializeResult['paths'];
  /** The permissions that were granted, as written in the manifest. */
  readonly permissions: readonly string[];
  readonly log: Log;
  readonly notifications: Notifications;
  readonly commands: Commands;
  readonly configuration: Configuration;
  readonly storage: Storage;
  readonly extensions: Extensions;
  readonly events: Events;
  readonly cache: Cache;
  readonly status: Status;
  readonly views: Views;
  readonly statusBar: StatusBar;
  readonly health: Health;
  /** Disposed when the extension is deactivated, last one first. */
  readonly subscriptions: Disposable[];
}

export interface Commands {
  /**
   * Serves a command, by its name in `contributes.commands`, such as `wordCount.count`. The arguments are those the manifest
   * declares, in order. Throws once `activate` has finished, and where the name is taken or not valid.
   */
  register(command: string, handler: Method): Disposable;
}

export interface Status {
  /** Shows one line beside the extension, until the next one. An empty text removes it. */
  set(text: string, severity?: StatusParams['severity']): void;
}
