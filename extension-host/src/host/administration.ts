import { SerialQueue } from '../base/serial-queue.js';
import type { InstallPreview } from '../control/install-preview.js';
import { uninstallFolder } from '../installation/uninstall-folder.js';
import { ExtensionHostError } from '../model/errors.js';
import { displayNameOf } from '../model/extension-description.js';
import type { Fleet } from './fleet.js';
import type { HostStores } from './host-stores.js';
import type { Installer } from './installer.js';
import { availabilityOf, findBroken, findExtension, idsOf } from './inventory.js';

/**
 * What a person does with extensions: install, uninstall, enable, disable, reload. One change is finished before the next
 * begins; starting, which can take long, goes on beside.
 */
export class Administration {
  private readonly changes = new SerialQueue();

  constructor(
    private readonly fleet: Fleet,
    private readonly installer: Installer,
    private readonly stores: HostStores,
  ) {}

  /** Looks at the folders anew, after the change under way. */
  refresh(): Promise<void> {
    return this.changes.run(() => this.fleet.refresh());
  }

  preview(folder: string): Promise<InstallPreview> {
    return this.installer.preview(folder, this.fleet.inventory);
  }

  /** Installs and enables an extension and what it needs, and starts it. Answers with its id once it is installed. */
  async install(folder: string, signal: AbortSignal): Promise<string> {
    const id = await this.changes.run(async () => {
      const { extension, needs } = await this.installer.readChecked(folder, this.fleet.inventory);
      try {
        await this.installer.install(extension, this.fleet.inventory, {
          signal,
          beforeSwap: () => this.fleet.remove(extension.id),
        });
        await this.setDisabled((disabled) => withoutAll(disabled, [extension.id, ...needs]));
      } finally {
        await this.fleet.refresh({ replace: extension.id });
      }
      return extension.id;
    });
    void this.fleet.startEligible();
    return id;
  }

  /** Stops an extension and deletes its folder; others that need it are switched off, if `cascade` allows. */
  async uninstall(id: string, cascade: boolean): Promise<void> {
    await this.changes.run(async () => {
      this.requireKnown(id);
      const dependents = this.dependentsAllowing(id, cascade);
      await Promise.all([...dependents, id].map((one) => this.fleet.remove(one)));
      const { extensions, superseded, broken } = this.fleet.inventory.found;
      try {
        for (const { folder, origin } of [...extensions, ...superseded, ...broken].filter(
          (one) => one.id === id,
        )) {
          if (origin === 'linked') await this.forgetLink(folder);
          else await uninstallFolder(folder, this.stores.extensionsDirectory);
        }
        await this.setDisabled((disabled) => [...withoutAll(disabled, [id]), ...dependents]);
        this.stores.notifications.removeOf(id);
      } finally {
        await this.fleet.refresh();
      }
    });
    void this.fleet.startEligible();
  }

  /** Switches an extension on, and what it needs; resolves when it runs (or waits for its activation event). */
  async enable(id: string): Promise<void> {
    await this.changes.run(async () => {
      this.requireKnown(id);
      await this.setDisabled((disabled) => withoutAll(disabled, [id, ...this.needsOf(id)]));
      await this.fleet.refresh();
    });
    await this.startNow(id);
  }

  /** Switches an extension off, and others that need it, if `cascade` allows; resolves when all have stopped. */
  async disable(id: string, cascade: boolean): Promise<void> {
    await this.changes.run(async () => {
      this.requireKnown(id);
      const dependents = this.dependentsAllowing(id, cascade);
      await this.setDisabled((disabled) => [...withoutAll(disabled, [id, ...dependents]), id, ...dependents]);
      await this.fleet.refresh();
    });
  }

  /** Stops an extension, reads its folder anew and starts it. */
  async reload(id: string): Promise<void> {
    await this.changes.run(async () => {
      const known = idsOf(this.fleet.inventory).includes(id);
      await this.fleet.refresh({ replace: id });
      if (!known || !idsOf(this.fleet.inventory).includes(id)) {
        throw new ExtensionHostError(
          'NOT_INSTALLED',
          `The folder of ${id} is gone, so the extension was removed.`,
        );
      }
    });
    await this.startNow(id);
  }

  /** Starts what the change made possible, and waits for one of them. */
  private async startNow(id: string): Promise<void> {
    const others = this.fleet.startEligible();
    const availability = availabilityOf(this.fleet.inventory, id);
    if ('error' in availability) {
      const { code, message, nextStep } = availability.error;
      throw new ExtensionHostError(code, message, { extensionId: id, nextStep });
    }
    if (this.fleet.find(id)?.startsWithHost) await this.fleet.start(id, 'onStartup');
    void others;
  }

  private requireKnown(id: string): void {
    if (idsOf(this.fleet.inventory).includes(id)) return;
    throw new ExtensionHostError('NOT_INSTALLED', `No extension ${id} is installed.`, { extensionId: id });
  }

  private dependentsAllowing(id: string, cascade: boolean): readonly string[] {
    const { inventory } = this.fleet;
    const dependents = inventory.resolution.dependentsOf(id);
    if (cascade || dependents.length === 0) return dependents;
    const names = dependents.map((other) => {
      const extension = findExtension(inventory, other);
      return extension ? displayNameOf(extension) : other;
    });
    const verb = names.length === 1 ? 'needs' : 'need';
    throw new ExtensionHostError('HAS_DEPENDENTS', `${names.join(', ')} ${verb} ${id}.`, {
      extensionId: id,
      data: { dependents },
    });
  }

  private needsOf(id: string): readonly string[] {
    const { inventory } = this.fleet;
    return findExtension(inventory, id) && !findBroken(inventory, id)
      ? inventory.resolution.dependenciesOf(id)
      : [];
  }

  private setDisabled(change: (disabled: readonly string[]) => readonly string[]): Promise<void> {
    return this.stores.installed.update((state) => ({ ...state, disabled: change(state.disabled) }));
  }

  private forgetLink(folder: string): Promise<void> {
    return this.stores.installed.update((state) => ({
      ...state,
      linkedFolders: state.linkedFolders.filter((linked) => linked !== folder),
    }));
  }
}

function withoutAll(list: readonly string[], gone: readonly string[]): readonly string[] {
  return list.filter((id) => !gone.includes(id));
}
