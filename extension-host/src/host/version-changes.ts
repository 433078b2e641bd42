import type { KeptVersion } from '../installation/version-store.js';
import type { CopyProgress } from '../model/copy-progress.js';
import type { ExtensionDescription } from '../model/extension-description.js';
import type { InstallationRecord } from '../model/installation-record.js';
import type { ReportCode, Reporter } from '../model/reports.js';
import { type Changes, withoutAll } from './changes.js';
import type { Fleet } from './fleet.js';
import { hostErrors } from './host-errors.js';
import type { HostStores } from './host-stores.js';
import type { Installer } from './installer.js';
import { findExtension } from './inventory.js';
import type { UndoList } from './undo-list.js';

export interface VersionChangesOptions {
  readonly changes: Changes;
  readonly fleet: Fleet;
  readonly installer: Installer;
  readonly stores: HostStores;
  readonly undos: UndoList;
  readonly report: Reporter;
  readonly now: () => number;
}

interface Request {
  readonly signal: AbortSignal;
  readonly onProgress?: ((progress: CopyProgress) => void) | undefined;
}

/** Puts versions of extensions in force: installs, updates, goes back to one before. */
export class VersionChanges {
  constructor(private readonly options: VersionChangesOptions) {}

  /** Installs and enables an extension and what it needs. Answers with its id once it is installed. */
  async install(folder: string, request: Request): Promise<string> {
    const { changes, fleet, installer, undos } = this.options;
    return changes.run(async () => {
      const { extension, needs } = await installer.readChecked(folder, fleet.inventory);
      const { id, manifest } = extension;
      const before = findExtension(fleet.inventory, id)?.manifest.version;
      return changes.thenRefresh(async () => {
        await this.putInForce(extension, request);
        await changes.setDisabled((disabled) => withoutAll(disabled, [id, ...needs]));
        await this.remember(id, (record, now) => ({
          source: extension.folder,
          installedAt: record?.installedAt ?? now,
          changedAt: now,
          ...(before === undefined || before === manifest.version ? {} : { onProbation: manifest.version }),
        }));
        undos.forget(id);
        if (before === undefined) this.report(id, 'INSTALLED', `Version ${manifest.version} was installed.`);
        else
          this.report(id, 'UPDATED', `Version ${manifest.version} was installed in the place of ${before}.`);
        return id;
      });
    });
  }

  /** Puts a version that is kept in force again. The one in force is kept in its place. */
  async useVersion(id: string, version: string, request: Request): Promise<void> {
    const { changes } = this.options;
    await changes.run(async () => {
      const before = await this.goBack(id, await this.requireKept(id, version), request);
      await this.remember(id, (record, now) => ({ ...afterChange(record, now), ...rejectedBefore(record) }));
      this.report(id, 'UPDATED', `Version ${version} was put in the place of ${before} on request.`);
    });
  }

  /**
   * Puts the version before in force again, for the present one crashes. Does nothing where another one is in force by now.
   * @returns The version that is in force now; undefined where there is none to go back to.
   */
  async rollBack(id: string, crashing: string, why: string): Promise<string | undefined> {
    const { changes, fleet, stores } = this.options;
    return changes.run(async () => {
      if (findExtension(fleet.inventory, id)?.manifest.version !== crashing) return undefined;
      const [kept] = await stores.versions.list(id);
      if (kept === undefined) return undefined;
      await this.goBack(id, kept, { signal: changes.signal });
      await this.remember(id, (record, now) => ({ ...afterChange(record, now), rejected: crashing }));
      this.report(id, 'ROLLED_BACK', `${why}, so version ${kept.version} is in force again.`);
      return kept.version;
    });
  }

  async deleteVersion(id: string, version: string): Promise<void> {
    const { changes, stores } = this.options;
    await changes.run(async () => {
      await this.requireKept(id, version);
      await stores.versions.delete(id, version);
      this.report(id, 'VERSION_DELETED', `Version ${version}, which was kept, was deleted.`);
    });
  }

  /** @returns The version that was in force. */
  private async goBack(id: string, kept: KeptVersion, request: Request): Promise<string> {
    const { changes, fleet, installer, stores } = this.options;
    const before = findExtension(fleet.inventory, id)?.manifest.version ?? '';
    const { extension } = await installer.readChecked(kept.folder, fleet.inventory);
    await changes.thenRefresh(() => this.putInForce(extension, request));
    await stores.versions.delete(id, kept.version);
    return before;
  }

  private async putInForce(extension: ExtensionDescription, { signal, onProgress }: Request): Promise<void> {
    const { changes, fleet, installer, stores } = this.options;
    await installer.install(extension, fleet.inventory, {
      signal: AbortSignal.any([signal, changes.signal]),
      beforeSwap: () => fleet.remove(extension.id),
      keep: (version, folder) =>
        stores.versions.keep(extension.id, version, folder, extension.manifest.version),
      ...(onProgress === undefined ? {} : { onProgress }),
    });
  }

  private async requireKept(id: string, version: string): Promise<KeptVersion> {
    const { fleet, stores } = this.options;
    const kept = await stores.versions.find(id, version);
    if (kept === undefined || findExtension(fleet.inventory, id) === undefined)
      throw hostErrors.versionNotKept(id, version);
    return kept;
  }

  private async remember(
    id: string,
    change: (before: InstallationRecord | undefined, now: number) => InstallationRecord,
  ): Promise<void> {
    const { changes, now } = this.options;
    await changes.updateState((state) => ({
      ...state,
      installations: { ...state.installations, [id]: change(state.installations[id], now()) },
    }));
  }

  private report(extensionId: string, code: ReportCode, message: string): void {
    this.options.report({ extensionId, code, message });
  }
}

/** Whoever goes back to a version knows it: it is on no probation. */
function afterChange(record: InstallationRecord | undefined, now: number): InstallationRecord {
  return { source: record?.source ?? '', installedAt: record?.installedAt ?? now, changedAt: now };
}

function rejectedBefore(record: InstallationRecord | undefined): Pick<InstallationRecord, 'rejected'> {
  return record?.rejected === undefined ? {} : { rejected: record.rejected };
}
