import path from 'node:path';
import type { InstallationControl } from '../control/host-control.js';
import type { ExtensionSize, VersionView } from '../control/installation-views.js';
import { readReadme } from '../discovery/readme.js';
import { measureFiles, measureFolder } from '../installation/measure-folder.js';
import type { PermissionUse } from '../model/permission-use.js';
import type { Administration } from './administration.js';
import type { Fleet } from './fleet.js';
import { hostErrors } from './host-errors.js';
import type { HostStores } from './host-stores.js';
import { findExtension, folderOf } from './inventory.js';
import type { UndoList } from './undo-list.js';
import type { UpdateChecker } from './update-checker.js';

export interface InstallationsOptions {
  readonly administration: Administration;
  readonly fleet: Fleet;
  readonly stores: HostStores;
  readonly dataDirectory: string;
  readonly updates: UpdateChecker;
  readonly undos: UndoList;
  readonly permissionUsesOf: (id: string) => readonly PermissionUse[];
}

/** What is on disk of each extension, and what can be changed of that. */
export class Installations implements InstallationControl {
  /** The check under way: whoever asks meanwhile waits for the same one. */
  private checking: Promise<void> | undefined;

  constructor(private readonly options: InstallationsOptions) {}

  get undos() {
    return this.options.undos.list;
  }

  plan(folders: readonly string[]) {
    return this.options.administration.plan(folders);
  }

  async checkUpdates(): Promise<void> {
    const { fleet, updates } = this.options;
    await fleet.ready;
    this.checking ??= updates.check(fleet.inventory.found.extensions).finally(() => {
      this.checking = undefined;
    });
    await this.checking;
  }

  async readme(id: string) {
    return readReadme({ folder: this.requireFolder(id) });
  }

  async size(id: string): Promise<ExtensionSize> {
    const { stores, dataDirectory } = this.options;
    const log = stores.log.fileOf(id);
    const [extension, versions, data, logs] = await Promise.all([
      measureFolder(this.requireFolder(id)),
      measureFolder(stores.versions.directoryOf(id)),
      measureFolder(path.join(dataDirectory, 'storage', id)),
      // Rotated ones and the beginnings of runs lie beside it, under its name and more.
      measureFiles(
        path.dirname(log),
        (name) =>
          /^(\.start)?(\.\d+)?$/.test(name.slice(path.basename(log).length)) &&
          name.startsWith(path.basename(log)),
      ),
    ]);
    return { extension, versions, data, logs };
  }

  permissionUses(id: string): readonly PermissionUse[] {
    return this.options.permissionUsesOf(id);
  }

  async versions(id: string): Promise<readonly VersionView[]> {
    const { fleet, stores } = this.options;
    const extension = findExtension(fleet.inventory, id);
    if (extension === undefined) throw hostErrors.notInstalled(id);
    const record = stores.installed.state.installations[id];
    const kept = await stores.versions.list(id);
    const present: VersionView = {
      version: extension.manifest.version,
      inForce: true,
      rejected: false,
      size: await measureFolder(extension.folder),
      ...(record === undefined ? {} : { at: record.changedAt }),
    };
    const before = kept.map(async ({ version, folder, keptAt }) => ({
      version,
      inForce: false,
      at: keptAt,
      rejected: version === record?.rejected,
      size: await measureFolder(folder),
    }));
    return [present, ...(await Promise.all(before))];
  }

  useVersion(id: string, version: string, signal: AbortSignal): Promise<void> {
    return this.options.administration.versions.useVersion(id, version, { signal });
  }

  deleteVersion(id: string, version: string): Promise<void> {
    return this.options.administration.versions.deleteVersion(id, version);
  }

  undo(undoId: string): Promise<void> {
    return this.options.administration.undo(undoId);
  }

  private requireFolder(id: string): string {
    const folder = folderOf(this.options.fleet.inventory, id);
    if (folder === undefined) throw hostErrors.notInstalled(id);
    return folder;
  }
}
