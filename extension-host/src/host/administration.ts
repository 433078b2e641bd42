import { SerialQueue } from '../base/serial-queue.js';
import type { InstallPreview } from '../control/install-preview.js';
import { uninstallFolder } from '../installation/uninstall-folder.js';
import { type ExtensionHostError, toExtensionHostError } from '../model/errors.js';
import { displayNameOf, type ExtensionDescription } from '../model/extension-description.js';
import type { ReportCode, Reporter } from '../model/reports.js';
import type { Fleet } from './fleet.js';
import { hostErrors } from './host-errors.js';
import type { HostStores } from './host-stores.js';
import type { Installer } from './installer.js';
import { findBroken, findExtension, idsOf } from './inventory.js';
import type { LinkedFolders } from './linked-folders.js';
import { obstacleOf } from './obstacle-of.js';
import { Reloads } from './reloads.js';

export interface AdministrationOptions {
  readonly report: Reporter;
  readonly fleet: Fleet;
  readonly installer: Installer;
  readonly stores: HostStores;
  readonly linkedFolders: LinkedFolders;
  readonly setWatched: (id: string, on: boolean) => Promise<void>;
  /** Told of changes that are in force and could not be written down. */
  readonly onProblem: (problem: ExtensionHostError) => void;
}

/**
 * What a person does with extensions: install, uninstall, enable, disable, reload. One change is finished before the next
 * begins; starting, which can take long, goes on beside.
 */
export class Administration {
  private readonly changes = new SerialQueue();
  private readonly closing = new AbortController();
  private readonly reloads: Reloads;

  constructor(private readonly options: AdministrationOptions) {
    this.reloads = new Reloads({
      fleet: options.fleet,
      change: (work, begins) => this.change(work, begins),
      settled: () => this.changes.idle(),
      startNow: (id) => this.startNow(id),
      report: options.report,
    });
  }

  private get fleet(): Fleet {
    return this.options.fleet;
  }

  /** Looks at the folders anew, after the change under way. */
  refresh(): Promise<void> {
    return this.changes.run(() => this.fleet.refresh());
  }

  async preview(folder: string): Promise<InstallPreview> {
    await this.fleet.ready;
    return this.options.installer.preview(folder, this.fleet.inventory);
  }

  /** Installs and enables an extension and what it needs, and starts it. Answers with its id once it is installed. */
  async install(folder: string, signal: AbortSignal): Promise<string> {
    const { installer } = this.options;
    return this.change(async () => {
      const { extension, needs } = await installer.readChecked(folder, this.fleet.inventory);
      const before = findExtension(this.fleet.inventory, extension.id);
      return this.thenRefresh(async () => {
        await installer.install(extension, this.fleet.inventory, {
          signal: AbortSignal.any([signal, this.closing.signal]),
          beforeSwap: () => this.fleet.remove(extension.id),
        });
        await this.setDisabled((disabled) => withoutAll(disabled, [extension.id, ...needs]));
        this.reportInstalled(extension, before?.manifest.version);
        return extension.id;
      });
    });
  }

  /** Stops an extension and deletes its folder; others that need it are switched off, if `cascade` allows. */
  async uninstall(id: string, cascade: boolean): Promise<void> {
    const { stores, linkedFolders } = this.options;
    await this.change(async () => {
      this.requireKnown(id);
      const dependents = this.dependentsAllowing(id, cascade);
      await this.thenRefresh(async () => {
        for (const one of [...dependents, id]) await this.fleet.remove(one);
        const { extensions, superseded, broken } = this.fleet.inventory.found;
        const folders = [...extensions, ...superseded, ...broken].filter((one) => one.id === id);
        for (const { folder, origin } of folders) {
          if (origin === 'installed') await uninstallFolder(folder, stores.extensionsDirectory);
          else await this.reportUnwritable(linkedFolders.forget(folder));
        }
        await this.setDisabled((disabled) => [...withoutAll(disabled, [id]), ...dependents]);
        stores.notifications.removeOf(id);
        this.report(id, 'UNINSTALLED', 'It was uninstalled.');
        this.reportDisabled(dependents, id);
      });
    });
  }

  /** Switches an extension on, and what it needs; resolves when it runs (or waits for its activation event). */
  async enable(id: string): Promise<void> {
    await this.change(async () => {
      this.requireKnown(id);
      const needs = this.needsOf(id);
      const { disabled: off } = this.options.stores.installed.state;
      await this.setDisabled((disabled) => withoutAll(disabled, [id, ...needs]));
      for (const one of [id, ...needs].filter((other) => off.includes(other))) {
        this.report(
          one,
          'ENABLED',
          one === id ? 'It was switched on.' : `It was switched on, for ${id} needs it.`,
        );
      }
      await this.fleet.refresh();
    });
    await this.startNow(id);
  }

  /** Switches an extension off, and others that need it, if `cascade` allows; resolves when all have stopped. */
  async disable(id: string, cascade: boolean): Promise<void> {
    await this.change(async () => {
      this.requireKnown(id);
      const dependents = this.dependentsAllowing(id, cascade);
      await this.setDisabled((disabled) => [...withoutAll(disabled, [id, ...dependents]), id, ...dependents]);
      this.report(id, 'DISABLED', 'It was switched off.');
      this.reportDisabled(dependents, id);
      await this.fleet.refresh();
    });
  }

  /** As {@link Reloads} says. Reloads that come while one waits for its turn are one. */
  reload(id: string): Promise<void> {
    return this.reloads.reload(id);
  }

  /** Switches development mode of one extension on or off. */
  async watch(id: string, on: boolean): Promise<void> {
    await this.fleet.ready;
    this.requireKnown(id);
    await this.reportUnwritable(this.options.setWatched(id, on));
  }

  /** Shows nothing of what an extension tells people from now on, or shows it again. */
  async mute(id: string, muted: boolean): Promise<void> {
    await this.fleet.ready;
    // One that is gone can still be taken off the list.
    if (muted) this.requireKnown(id);
    await this.reportUnwritable(this.options.stores.muted.setMuted(id, muted));
  }

  /** Calls off the installation under way and lets no other change begin. */
  close(): Promise<void> {
    this.closing.abort();
    return this.changes.idle();
  }

  /** Does one thing after another; what a change made possible, or took down without success, is started. */
  private async change<T>(work: () => Promise<T>, begins?: () => void): Promise<T> {
    try {
      await this.fleet.ready;
      return await this.changes.run(() => {
        begins?.();
        if (this.closing.signal.aborted) throw hostErrors.closing();
        return work();
      });
    } finally {
      void this.fleet.startEligible();
    }
  }

  /** Whatever becomes of the work: afterwards the fleet is as the folders are. */
  private async thenRefresh<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } finally {
      await this.fleet.refresh();
    }
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

  private report(extensionId: string, code: ReportCode, message: string): void {
    this.options.report({ extensionId, code, message });
  }

  private reportInstalled(
    { id, manifest: { version } }: ExtensionDescription,
    before: string | undefined,
  ): void {
    if (before === undefined) this.report(id, 'INSTALLED', `Version ${version} was installed.`);
    else this.report(id, 'UPDATED', `Version ${version} was installed in the place of ${before}.`);
  }

  private reportDisabled(dependents: readonly string[], need: string): void {
    for (const id of dependents) this.report(id, 'DISABLED', `It was switched off, for it needs ${need}.`);
  }

  private requireKnown(id: string): void {
    if (!idsOf(this.fleet.inventory).includes(id)) throw hostErrors.notInstalled(id);
  }

  private dependentsAllowing(id: string, cascade: boolean): readonly string[] {
    const { inventory } = this.fleet;
    const dependents = inventory.resolution.dependentsOf(id);
    if (cascade || dependents.length === 0) return dependents;
    const names = dependents.map((other) => {
      const extension = findExtension(inventory, other);
      return extension ? displayNameOf(extension) : other;
    });
    throw hostErrors.hasDependents(id, names, dependents);
  }

  private needsOf(id: string): readonly string[] {
    const { inventory } = this.fleet;
    return findExtension(inventory, id) && !findBroken(inventory, id)
      ? inventory.resolution.dependenciesOf(id)
      : [];
  }

  private setDisabled(change: (disabled: readonly string[]) => readonly string[]): Promise<void> {
    return this.reportUnwritable(
      this.options.stores.installed.update((state) => ({ ...state, disabled: change(state.disabled) })),
    );
  }

  /** What could not be written down is in force all the same: the change goes on, and the person is told. */
  private async reportUnwritable(update: Promise<void>): Promise<void> {
    await update.catch((error: unknown) => this.options.onProblem(toExtensionHostError(error)));
  }
}

function withoutAll(list: readonly string[], gone: readonly string[]): readonly string[] {
  return list.filter((id) => !gone.includes(id));
}
