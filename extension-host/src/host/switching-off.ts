import type { UndoView } from '../control/installation-views.js';
import type { TrashedFolder } from '../installation/trash.js';
import { uninstallFolder } from '../installation/uninstall-folder.js';
import { displayNameOf } from '../model/extension-description.js';
import type { InstallationRecord } from '../model/installation-record.js';
import type { ReportCode, Reporter } from '../model/reports.js';
import { type Changes, withoutAll } from './changes.js';
import type { Fleet } from './fleet.js';
import { hostErrors } from './host-errors.js';
import type { HostStores } from './host-stores.js';
import { findBroken, findExtension, idsOf } from './inventory.js';
import type { LinkedFolders } from './linked-folders.js';
import type { UndoList } from './undo-list.js';

export interface SwitchingOffOptions {
  readonly changes: Changes;
  readonly fleet: Fleet;
  readonly stores: HostStores;
  readonly linkedFolders: LinkedFolders;
  readonly undos: UndoList;
  readonly report: Reporter;
}

/** What was taken away with an extension, to be put back. */
interface Removed {
  readonly copies: readonly TrashedFolder[];
  readonly versions: TrashedFolder | undefined;
  readonly linked: readonly string[];
  readonly record: InstallationRecord | undefined;
  /** Whether it was switched off already. */
  readonly wasDisabled: boolean;
}

/** Disables and uninstalls extensions, together with those that need them, and takes that back. */
export class SwitchingOff {
  constructor(private readonly options: SwitchingOffOptions) {}

  /** Switches an extension off, and others that need it, if `cascade` allows; resolves when all have stopped. */
  async disable(id: string, cascade: boolean): Promise<void> {
    const { changes, fleet, undos, stores } = this.options;
    await changes.run(async () => {
      this.requireKnown(id);
      const dependents = this.dependentsAllowing(id, cascade);
      const wasDisabled = stores.installed.state.disabled.includes(id);
      await changes.setDisabled((disabled) => [
        ...withoutAll(disabled, [id, ...dependents]),
        id,
        ...dependents,
      ]);
      this.report(id, 'DISABLED', 'It was switched off.');
      this.reportDisabled(dependents, id);
      await fleet.refresh();
      if (wasDisabled) return;
      undos.add({
        ...this.named('disable', id, dependents),
        restore: () => this.switchOn([id, ...dependents]),
      });
    });
  }

  /** Stops an extension and takes its folder away; others that need it are switched off, if `cascade` allows. */
  async uninstall(id: string, cascade: boolean): Promise<void> {
    const { changes, fleet, stores, undos } = this.options;
    await changes.run(async () => {
      this.requireKnown(id);
      const dependents = this.dependentsAllowing(id, cascade);
      const named = this.named('uninstall', id, dependents);
      await changes.thenRefresh(async () => {
        for (const one of [...dependents, id]) await fleet.remove(one);
        const removed = await this.takeAway(id);
        await changes.setDisabled((disabled) => [...withoutAll(disabled, [id]), ...dependents]);
        stores.notifications.removeOf(id);
        this.report(id, 'UNINSTALLED', 'It was uninstalled.');
        this.reportDisabled(dependents, id);
        undos.add({
          ...named,
          restore: () => this.putBack(id, removed, dependents),
          discard: () => this.discard(removed),
        });
      });
    });
  }

  /** Takes back what a person did a while ago. @throws ExtensionHostError `UNDO_GONE`, `UNDO_FAILED` */
  async undo(undoId: string): Promise<void> {
    const { changes, undos } = this.options;
    await changes.run(() =>
      changes.thenRefresh(async () => {
        const { kind, extensionId, also } = await undos.undo(undoId);
        const what = kind === 'disable' ? 'Switching it off' : 'Its uninstallation';
        this.report(extensionId, 'UNDONE', `${what} was undone.`);
        for (const id of also) this.report(id, 'UNDONE', `It is switched on again, as ${extensionId} is.`);
      }),
    );
  }

  private async takeAway(id: string): Promise<Removed> {
    const { changes, fleet, stores, linkedFolders } = this.options;
    const { disabled, installations } = stores.installed.state;
    const { extensions, superseded, broken } = fleet.inventory.found;
    const copies: TrashedFolder[] = [];
    const linked: string[] = [];
    const folders = [...extensions, ...superseded, ...broken].filter((one) => one.id === id);
    try {
      for (const { folder } of folders.filter(({ origin }) => origin === 'installed')) {
        const trashed = await uninstallFolder(folder, stores.extensionsDirectory, stores.trash);
        if (trashed) copies.push(trashed);
      }
    } catch (error) {
      // All of it or nothing: what was taken away already is put back.
      for (const copy of copies) await stores.trash.restore(copy).catch(() => {});
      throw error;
    }
    for (const { folder } of folders.filter(({ origin }) => origin === 'linked')) {
      await changes.tellUnwritable(linkedFolders.forget(folder));
      linked.push(folder);
    }
    // The versions before it follow as far as they can; what stays is swept when the host starts anew.
    const versions = await stores.trash.take(stores.versions.directoryOf(id)).catch(() => undefined);
    const { [id]: record, ...others } = installations;
    if (record) await changes.updateState((state) => ({ ...state, installations: others }));
    return { copies, versions, linked, record, wasDisabled: disabled.includes(id) };
  }

  private async putBack(id: string, removed: Removed, dependents: readonly string[]): Promise<void> {
    const { changes, stores, linkedFolders } = this.options;
    try {
      for (const folder of removed.copies) await stores.trash.restore(folder);
      if (removed.versions) await stores.trash.restore(removed.versions);
    } catch (error) {
      throw hostErrors.undoFailed(id, error);
    }
    for (const folder of removed.linked) await changes.tellUnwritable(linkedFolders.remember(folder));
    const { record } = removed;
    await changes.updateState((state) => ({
      ...state,
      disabled: [...withoutAll(state.disabled, dependents), ...(removed.wasDisabled ? [id] : [])],
      ...(record === undefined ? {} : { installations: { ...state.installations, [id]: record } }),
    }));
  }

  private async discard({ copies, versions }: Removed): Promise<void> {
    for (const folder of [...copies, ...(versions ? [versions] : [])]) {
      await this.options.stores.trash.discard(folder);
    }
  }

  private async switchOn(ids: readonly string[]): Promise<void> {
    await this.options.changes.setDisabled((disabled) => withoutAll(disabled, ids));
  }

  private named(
    kind: UndoView['kind'],
    extensionId: string,
    also: readonly string[],
  ): Pick<UndoView, 'kind' | 'extensionId' | 'displayName' | 'also'> {
    const { inventory } = this.options.fleet;
    const extension = findExtension(inventory, extensionId);
    const displayName = extension
      ? displayNameOf(extension)
      : (findBroken(inventory, extensionId)?.partial.displayName ?? extensionId);
    return { kind, extensionId, displayName, also };
  }

  private requireKnown(id: string): void {
    if (!idsOf(this.options.fleet.inventory).includes(id)) throw hostErrors.notInstalled(id);
  }

  private dependentsAllowing(id: string, cascade: boolean): readonly string[] {
    const { inventory } = this.options.fleet;
    const dependents = inventory.resolution.dependentsOf(id);
    if (cascade || dependents.length === 0) return dependents;
    const names = dependents.map((other) => {
      const extension = findExtension(inventory, other);
      return extension ? displayNameOf(extension) : other;
    });
    throw hostErrors.hasDependents(id, names, dependents);
  }

  private report(extensionId: string, code: ReportCode, message: string): void {
    this.options.report({ extensionId, code, message });
  }

  private reportDisabled(dependents: readonly string[], need: string): void {
    for (const id of dependents) this.report(id, 'DISABLED', `It was switched off, for it needs ${need}.`);
  }
}
