import type { SerializedError } from './errors.js';
import type { ExtensionManifest } from './manifest/schema.js';

/** A folder that holds a sound extension. */
export interface ExtensionDescription {
  /** `publisher.name` */
  readonly id: string;
  readonly manifest: ExtensionManifest;
  /** Absolute path of the folder, links resolved. */
  readonly folder: string;
  /** `installed`: a copy the host owns; `linked`: a folder of somebody else, run in place and never deleted. */
  readonly origin: 'installed' | 'linked';
}

/** A folder that was meant to hold an extension and does not. */
export interface BrokenExtension {
  /** `publisher.name` where the manifest tells it, else `folder:` and the name of the folder. */
  readonly id: string;
  readonly folder: string;
  readonly origin: 'installed' | 'linked';
  /** What could be read all the same, for display. */
  readonly partial: {
    readonly displayName?: string;
    readonly version?: string;
    readonly description?: string;
  };
  readonly error: SerializedError;
}

/** What a scan of the extension folders found. */
export interface DiscoveryResult {
  readonly extensions: readonly ExtensionDescription[];
  readonly broken: readonly BrokenExtension[];
  /** Sound, but not used, for `extensions` holds a higher version of the same id. */
  readonly superseded: readonly ExtensionDescription[];
}

/** Name for people. */
export function displayNameOf(extension: ExtensionDescription): string {
  return extension.manifest.displayName ?? extension.manifest.name;
}
