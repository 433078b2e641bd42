import type { InstallPreview } from '../control/install-preview.js';
import type { PlannedFolder } from '../control/installation-views.js';
import type { CopyProgress } from '../model/copy-progress.js';
import type { ExtensionHostError } from '../model/errors.js';
import type { Reporter } from '../model/reports.js';
import { Changes, withoutAll } from './changes.js';
import type { Fleet } from './fleet.js';
import { hostErrors } from './host-errors.js';
import type { HostStores } from './host-stores.js';
import { planInstallation } from './install-plan.js';
import type { Installer } from './installer.js';
import { findBroken, findExtension, idsOf } from './inventory.js';
import type { LinkedFolders } from './linked-folders.js';
import { obstacleOf } from './obstacle-of.js';
import { Reloads } from './reloads.js';
import { SwitchingOff } from './switching-off.js';
import type { UndoList } from './undo-list.js';
import { VersionChanges } from './version-changes.js';

export interface AdministrationOptions {
  readonly report: Reporter;
  readonly fleet: Fleet;
  readonly installer: Installer;
  readonly stores: HostStores;
  readonly linkedFolders: LinkedFolders;
  readonly undos: UndoList;
  readonly setWatched: (id: string, on: boolean) => Promise<void>;
  /** Told of changes that are in force and could not be written down. */
  readonly onProblem: (problem: ExtensionHostError) => void;
}

/** What a person does with extensions: install, uninstall, enable, disable, reload, go back to a version, and undo. */
export class Administration {
  readonly versions: VersionChanges;
  private readonly changes: Changes;
  private readonly reloads: Reloads;
  private readonly switchingOff: SwitchingOff;

  constructor(private readonly options: AdministrationOptions) {
    const changes = new Changes(options);
    this.changes = changes;
    this.versions = new VersionChanges({ ...options, changes, now: () => Date.now() });
    this.switchingOff = new SwitchingOff({ ...options, changes });
    this.reloads = new Reloads({
      fleet: options.fleet,
      change: (work, begins) => changes.run(work, begins),
      settled: () => changes.idle(),
      startNow: (id) => this.startNow(id),
      report: options.report,
    });
  }

  private get fleet(): Fleet {
    return this.options.fleet;
  }

  /** Looks at the folders anew, after the change under way. */
  refresh(): Promise<void> {
    return this.changes.refresh();
  }

  /** Changes something that decides who runs, such as who is paused, and brings what runs in line with it. */
  apply(change: () => void): Promise<void> {
    return this.changes.run(() => {
      change();
      return this.fleet.refresh();
    });
  }

  async preview(folder: string): Promise<InstallPreview> {
    await this.fleet.ready;
    return this.options.installer.preview(folder, this.fleet.inventory);
  }

  /** What each of several folders is, in the order in which they are to be installed. */
  async plan(folders: readonly string[]): Promise<readonly PlannedFolder[]> {
    await this.fleet.ready;
    return planInstallation(folders, this.fleet.inventory, this.options.installer);
  }

  /** Installs and enables an extension and what it needs, and starts it. Answers with its id once it is installed. */
  install(
    folder: string,
    signal: AbortSignal,
    onProgress?: (progress: CopyProgress) => void,
  ): Promise<string> {
    return this.versions.install(folder, { signal, onProgress });
  }

  /** Stops an extension and takes its folder away; others that need it are switched off, if `cascade` allows. */
  uninstall(id: string, cascade: boolean): Promise<void> {
    return this.switchingOff.uninstall(id, cascade);
  }

  /** Switches an extension off, and others that need it, if `cascade` allows; resolves when all have stopped. */
  disable(id: string, cascade: boolean): Promise<void> {
    return this.switchingOff.disable(id, cascade);
  }

  /** Takes back what was disabled or uninstalled. */
  undo(undoId: string): Promise<void> {
    return this.switchingOff.undo(undoId);
  }

  /** Switches an extension on, and what it needs; resolves when it runs (or waits for its activation event). */
  async enable(id: string): Promise<void> {
    await this.changes.run(async () => {
      this.requireKnown(id);
      this.requireNotPaused(id);
      const needs = this.needsOf(id);
      const { disabled: off } = this.options.stores.installed.state;
      await this.changes.setDisabled((disabled) => withoutAll(disabled, [id, ...needs]));
      this.options.undos.forget(id);
      for (const one of [id, ...needs].filter((other) => off.includes(other))) {
        const message = one === id ? 'It was switched on.' : `It was switched on, for ${id} needs it.`;
        this.options.report({ extensionId: one, code: 'ENABLED', message });
      }
      await this.fleet.refresh();
    });
    await this.startNow(id);
  }

  /** As {@link Reloads} says. Reloads that come while one waits for its turn are one. */
  async reload(id: string): Promise<void> {
    this.requireNotPaused(id);
    await this.reloads.reload(id);
  }

  /** Switches development mode of one extension on or off. */
  async watch(id: string, on: boolean): Promise<void> {
    await this.fleet.ready;
    this.requireKnown(id);
    await this.changes.tellUnwritable(this.options.setWatched(id, on));
  }

  /** Shows nothing of what an extension tells people from now on, or shows it again. */
  async mute(id: string, muted: boolean): Promise<void> {
    await this.fleet.ready;
    // One that is gone can still be taken off the list.
    if (muted) this.requireKnown(id);
    await this.changes.tellUnwritable(this.options.stores.muted.setMuted(id, muted));
  }

  /** Calls off the installation under way and lets no other change begin. */
  close(): Promise<void> {
    return this.changes.close();
  }

  /** Starts one and waits for it. Where another change takes it away and brings it back meanwhile, for the new one. */
  private async startNow(id: string): Promise<void> {
    const extension = this.fleet.find(id);
    if (!extension) {
      const obstacle = obstacleOf(this.fleet.inventory, id);
      if (obstacle) throw obstacle;
      return;
    }
    if (!extension.startsWithHost) return;
    try {
      await this.fleet.start(id, 'onStartup');
    } catch (error) {
      await this.changes.idle();
      const now = this.fleet.find(id);
      if (now === extension) throw error;
      // Disabled or uninstalled meanwhile: that later wish is the one that counts.
      if (now) await this.startNow(id);
    }
  }

  private requireKnown(id: string): void {
    if (!idsOf(this.fleet.inventory).includes(id)) throw hostErrors.notInstalled(id);
  }

  private requireNotPaused(id: string): void {
    if (this.fleet.inventory.paused.has(id)) throw hostErrors.paused(id);
  }

  private needsOf(id: string): readonly string[] {
    const { inventory } = this.fleet;
    return findExtension(inventory, id) && !findBroken(inventory, id)
      ? inventory.resolution.dependenciesOf(id)
      : [];
  }
}
