import { gt } from 'semver';
import { mapLimited } from '../base/map-limited.js';
import { readExtension } from '../discovery/read-extension.js';
import type { ExtensionDescription } from '../model/extension-description.js';
import type { InstallationRecord } from '../model/installation-record.js';

/** A higher version in the folder from which an extension was installed. */
export interface AvailableUpdate {
  readonly version: string;
  readonly folder: string;
}

export interface UpdateCheckerOptions {
  readonly hostVersion: string;
  readonly recordOf: (id: string) => InstallationRecord | undefined;
  /** Told of each extension whose update has come, gone or changed. */
  readonly changed: (id: string) => void;
}

/** Folders read at once: looking for updates is not to slow down what people do meanwhile. */
const atOnce = 4;

/** Looks into the folders from which extensions were installed for higher versions. No network. */
export class UpdateChecker {
  private updates: ReadonlyMap<string, AvailableUpdate> = new Map();

  constructor(private readonly options: UpdateCheckerOptions) {}

  /** Undefined also where that version is in force by now, or crashed again and again. */
  updateOf({ id, manifest, origin }: ExtensionDescription): AvailableUpdate | undefined {
    const update = this.updates.get(id);
    const record = this.options.recordOf(id);
    if (update === undefined || origin !== 'installed' || record?.source !== update.folder) return undefined;
    return update.version !== record.rejected && gt(update.version, manifest.version) ? update : undefined;
  }

  /** Never fails: a folder that is gone or broken holds no update. */
  async check(extensions: readonly ExtensionDescription[]): Promise<void> {
    const before = this.updates;
    const found = await mapLimited(extensions, atOnce, async (extension) => {
      const update = await this.lookFor(extension);
      return update === undefined ? [] : [[extension.id, update] as const];
    });
    this.updates = new Map(found.flat());
    for (const id of new Set([...before.keys(), ...this.updates.keys()])) {
      if (before.get(id)?.version !== this.updates.get(id)?.version) this.options.changed(id);
    }
  }

  private async lookFor({
    id,
    manifest,
    origin,
  }: ExtensionDescription): Promise<AvailableUpdate | undefined> {
    const { source } = this.options.recordOf(id) ?? {};
    if (!source || origin !== 'installed') return undefined;
    try {
      const there = await readExtension(source, 'installed', this.options.hostVersion);
      const { version } = there.manifest;
      return there.id === id && gt(version, manifest.version) ? { version, folder: source } : undefined;
    } catch {
      return undefined;
    }
  }
}
