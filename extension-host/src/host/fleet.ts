import { Activation } from '../activation/activation.js';
import type { ExtensionHostError } from '../model/errors.js';
import type { ExtensionDescription } from '../model/extension-description.js';
import { type Inventory, idsOf } from './inventory.js';
import type { ManagedExtension } from './managed-extension.js';

export interface FleetOptions {
  /** Looks at the folders anew. */
  readonly takeInventory: () => Promise<Inventory>;
  /** Makes the supervisor of an extension that can run. */
  readonly manage: (extension: ExtensionDescription) => ManagedExtension;
  readonly startsAtOnce: number;
  /** Told whenever what is to be shown of an extension may differ. */
  readonly changed: (id: string) => void;
  /** Told after the folders were looked at, before anything starts. */
  readonly inventoryTaken: (inventory: Inventory) => void;
}

/** Milliseconds within which all extensions have to stop when the host closes; then they are killed. */
const closeLimit = 6000;

/** The running extensions: brought in line with what is installed, enabled and resolved, after every change of it. */
export class Fleet {
  private readonly managed = new Map<string, ManagedExtension>();
  private readonly activation: Activation;
  private present: Inventory | undefined;
  private closed = false;

  constructor(private readonly options: FleetOptions) {
    this.activation = new Activation((id) => this.managed.get(id), options.startsAtOnce);
  }

  get inventory(): Inventory {
    if (!this.present) throw new Error('The inventory was asked for before refresh().');
    return this.present;
  }

  /** Whether the folders have been looked at. */
  get isReady(): boolean {
    return this.present !== undefined;
  }

  get extensions(): readonly ManagedExtension[] {
    return [...this.managed.values()];
  }

  find(id: string): ManagedExtension | undefined {
    return this.managed.get(id);
  }

  /** Looks at the folders anew, stops what can no longer run and takes up what now can; starts nothing. */
  async refresh(options: { readonly replace?: string } = {}): Promise<void> {
    const before = this.present ? idsOf(this.present) : [];
    const inventory = await this.options.takeInventory();
    this.present = inventory;
    await this.stopOutdated(inventory, options.replace);
    this.options.inventoryTaken(inventory);
    for (const extension of runnable(inventory)) {
      if (!this.managed.has(extension.id)) this.managed.set(extension.id, this.options.manage(extension));
    }
    for (const id of new Set([...before, ...idsOf(inventory)])) this.options.changed(id);
  }

  /** Starts all that start with the host and have not been started. Never rejects; states tell what failed. */
  async startEligible(): Promise<void> {
    const ids = this.extensions
      .filter((extension) => extension.startsWithHost && extension.state.status === 'inactive')
      .map((extension) => extension.id);
    await this.activation.startAll(ids, 'onStartup', (id, error) => this.blocked(id, error));
  }

  /** Starts one, and first what it needs. Rejects with the reason why it does not run. */
  async start(id: string, event: string): Promise<void> {
    if (this.closed) return;
    try {
      await this.activation.start(id, event);
    } catch (error) {
      this.blocked(id, error as ExtensionHostError);
      throw error;
    }
  }

  /** Starts again those that were not started because this one did not run. */
  async startBlockedBy(id: string): Promise<void> {
    const waiting = this.extensions
      .filter((extension) => extension.isBlockedBy(id))
      .map((extension) => extension.id);
    await this.activation.startAll(waiting, `onDependency:${id}`, (other, error) =>
      this.blocked(other, error),
    );
  }

  /** Stops one and forgets it until the next refresh. */
  async remove(id: string): Promise<void> {
    const extension = this.managed.get(id);
    if (!extension) return;
    await extension.stop();
    this.managed.delete(id);
    extension.dispose();
  }

  /** Stops all, those first that need others, and kills what is left after 6 s. */
  async close(): Promise<void> {
    this.closed = true;
    const limit = new Promise<void>((resolve) => setTimeout(resolve, closeLimit).unref());
    await Promise.race([this.stopInOrder(), limit]);
    for (const extension of this.managed.values()) extension.dispose();
    this.managed.clear();
  }

  private async stopInOrder(): Promise<void> {
    for (const wave of [...(this.present?.resolution.waves ?? [])].reverse()) {
      await Promise.all(wave.map((id) => this.managed.get(id)?.stop()));
    }
  }

  private async stopOutdated(inventory: Inventory, replace: string | undefined): Promise<void> {
    const wanted = new Map(runnable(inventory).map((extension) => [extension.id, extension]));
    const outdated = this.extensions.filter(
      ({ id, description }) => id === replace || !isSame(wanted.get(id), description),
    );
    await Promise.all(outdated.map(({ id }) => this.remove(id)));
  }

  /** A dependency that did not start keeps an extension from starting; other failures are the supervisor's to tell. */
  private blocked(id: string, error: ExtensionHostError): void {
    if (error.code !== 'DEPENDENCY_NOT_RUNNING') return;
    this.managed.get(id)?.block(error, Date.now());
    this.options.changed(id);
  }
}

function runnable(inventory: Inventory): readonly ExtensionDescription[] {
  return inventory.found.extensions.filter(
    ({ id }) => inventory.resolution.extensions.get(id)?.kind === 'resolved',
  );
}

function isSame(a: ExtensionDescription | undefined, b: ExtensionDescription): boolean {
  return (
    a !== undefined && a.folder === b.folder && JSON.stringify(a.manifest) === JSON.stringify(b.manifest)
  );
}
