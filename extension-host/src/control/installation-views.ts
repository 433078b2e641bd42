import type { SerializedError } from '../model/errors.js';
import type { InstallPreview } from './install-preview.js';

/** One folder of several that are to be installed together: what it is, or why it cannot be installed. */
export type PlannedFolder =
  | { readonly folder: string; readonly preview: InstallPreview; readonly error?: undefined }
  | { readonly folder: string; readonly error: SerializedError; readonly preview?: undefined };

/** The README of an extension. */
export interface Readme {
  /** Markdown; empty where there is none. */
  readonly text: string;
  /** Pictures that it shows: path as written in it, without a leading `./`, → `data:` URL, checked to be an image. */
  readonly images: Readonly<Record<string, string>>;
}

export interface SizeView {
  readonly files: number;
  readonly bytes: number;
}

/** What an extension takes on disk. */
export interface ExtensionSize {
  /** Its folder. */
  readonly extension: SizeView;
  /** The versions before it that are kept. */
  readonly versions: SizeView;
  /** What it has stored. */
  readonly data: SizeView;
  readonly logs: SizeView;
}

/** A version of an extension that is on disk. */
export interface VersionView {
  readonly version: string;
  /** The one that runs; it cannot be deleted. */
  readonly inForce: boolean;
  /** When it was put in force (the one in force) or ceased to be; milliseconds since 1970. Left out where that is not known. */
  readonly at?: number;
  /** Whether it was rolled back because it crashed again and again. */
  readonly rejected: boolean;
  readonly size: SizeView;
}

/** Something a person did that can be undone for a while. */
export interface UndoView {
  /** Names it in `undo/perform`. */
  readonly undoId: string;
  readonly kind: 'disable' | 'uninstall';
  readonly extensionId: string;
  readonly displayName: string;
  /** Ids of the others that were switched off with it. */
  readonly also: readonly string[];
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Until when it can be undone; milliseconds since 1970. */
  readonly until: number;
}
