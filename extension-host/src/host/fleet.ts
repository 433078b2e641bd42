import { Activation } from '../activation/activation.js';
import { deferred } from '../base/deferred.js';
import { settlesWithin } from '../base/settles-within.js';
import { type ExtensionHostError, toExtensionHostError } from '../model/errors.js';
import type { ExtensionDescription } from '../model/extension-description.js';
import type { Handover } from './handover.js';
import { hostErrors } from './host-errors.js';
import { emptyInventory, findExtension, type Inventory, idsOf, keepInForce } from './inventory.js';
import type { ManagedExtension, Role } from './managed-extension.js';
import { planReload } from './reload-plan.js';
import { Succession } from './succession.js';

export interface FleetOptions {
  /** Looks at the folders anew. */
  readonly takeInventory: () => Promise<Inventory>;
  /** Makes the supervisor of an extension that can run. */
  readonly manage: (extension: ExtensionDescription, role?: Role) => ManagedExtension;
  readonly startsAtOnce: number;
  /** Told when a new process has taken over, and is called from now on. */
  readonly tookOver: (successor: ManagedExtension, predecessor: ManagedExtension) => void;
  /** Told why a reload failed, while what runs goes on. */
  readonly reloadFailed: (id: string, error: ExtensionHostError) => void;
  /** Told whenever what is to be shown of an extension may differ. */
  readonly changed: (id: string) => void;
  /** Told of one that was not started, for another that it needs does not run. */
  readonly blocked: (id: string, error: ExtensionHostError) => void;
  /** Told after the folders were looked at, before anything starts. */
  readonly inventoryTaken: (inventory: Inventory) => void;
}

/** Milliseconds within which all extensions have to stop when the host closes; then they are killed. */
const closeLimit = 6000;
/** Milliseconds until the system has ended what was killed. */
const killLimit = 1000;

/** The running extensions: brought in line with what is installed, enabled and resolved, after every change of it. */
export class Fleet {
  /** Those that serve, by id. */
  private readonly managed = new Map<string, ManagedExtension>();
  private readonly succession = new Succession();
  /** What runs, where the folders hold something else that does not run, or not yet. */
  private readonly kept = new Map<string, ExtensionDescription>();
  /** The folders as they were found last. */
  private taken: Inventory = emptyInventory;
  private readonly activation: Activation;
  private readonly firstInventory = deferred<void>();
  private present: Inventory = emptyInventory;
  private closed = false;

  constructor(private readonly options: FleetOptions) {
    const find = (id: string) => (this.closed ? undefined : this.managed.get(id));
    this.activation = new Activation(find, options.startsAtOnce);
    this.firstInventory.promise.catch(() => undefined);
  }

  /** Resolves when the folders have been looked at for the first time; rejects when the host closes before that. */
  get ready(): Promise<void> {
    return this.firstInventory.promise;
  }

  /** What was found last and is in force; empty before the first {@link refresh}. */
  get inventory(): Inventory {
    return this.present;
  }

  get extensions(): readonly ManagedExtension[] {
    return [...this.managed.values()];
  }

  /** Whatever may have a process, in whichever role. */
  get everything(): readonly ManagedExtension[] {
    return [...this.succession.extensions, ...this.managed.values()];
  }

  /** Waits until a process of an extension may hand over: no more than two that did may have yet to end. */
  roomToRetire(id: string): Promise<void> {
    return this.succession.roomToRetire(id);
  }

  find(id: string): ManagedExtension | undefined {
    return this.managed.get(id);
  }

  /** All that has a process of this id: the one that serves, and during a reload others beside it. */
  everyOf(id: string): readonly ManagedExtension[] {
    return this.everything.filter((extension) => extension.id === id);
  }

  /** Looks at the folders anew, stops what can no longer run and takes up what now can; starts nothing. */
  async refresh(): Promise<void> {
    await this.takeInventory();
    await this.bringInLine();
  }

  /**
   * Looks at the folders anew and begins to reload one: answers with the handover to a new process, to be prepared, or with nothing
   * where it was taken up anew and has yet to be started.
   *
   * @throws ExtensionHostError `RELOAD_FAILED` where the folder holds nothing that can run; what runs goes on
   */
  async beginReload(id: string): Promise<Handover | undefined> {
    await this.succession.callOff(id);
    await this.takeInventory();
    if (this.closed) throw hostErrors.closing();
    const running = this.managed.get(id);
    const plan = planReload(id, running, this.taken);
    if (plan.kind === 'replace' || running === undefined) {
      this.kept.delete(id);
      await this.bringInLine(id);
      return undefined;
    }
    this.kept.set(id, running.description);
    await this.bringInLine();
    if (plan.kind === 'keep') throw this.reloadFailed(running, plan.error);
    const handover = this.succession.begin(running, this.options.manage(plan.description, 'preparing'));
    this.options.changed(id);
    return handover;
  }

  /** Calls the new process from now on. The one before finishes what it was asked and ends. In one turn: no call falls in between. */
  async takeOver(handover: Handover): Promise<void> {
    const { id, predecessor, successor } = handover;
    this.kept.set(id, successor.description);
    this.managed.set(id, successor);
    this.succession.takeOver(handover);
    this.options.tookOver(successor, predecessor);
    await this.bringInLine();
  }

  /** The new process is no good: it goes, and the one before stays. @returns what to tell whoever asked for it */
  async abandon({ id, predecessor }: Handover, cause: ExtensionHostError): Promise<ExtensionHostError> {
    await this.succession.callOff(id);
    return this.reloadFailed(predecessor, cause);
  }

  /** Starts all that start with the host and have not been started. Never rejects; states tell what failed. */
  async startEligible(): Promise<void> {
    const due = this.extensions.filter((extension) => extension.isDue);
    await this.startAll(due, 'onStartup');
  }

  /** Starts one, and first what it needs. Rejects with the reason why it does not run. */
  async start(id: string, event: string): Promise<void> {
    if (this.closed) throw hostErrors.closing();
    try {
      await this.activation.start(id, event);
    } catch (thrown) {
      const error = toExtensionHostError(thrown);
      this.blocked(id, error);
      throw error;
    }
  }

  /** Starts again those that were not started because this one did not run. */
  async startBlockedBy(id: string): Promise<void> {
    const waiting = this.extensions.filter((extension) => extension.isBlockedBy(id));
    await this.startAll(waiting, `onDependency:${id}`);
  }

  /** Stops one and forgets it until the next refresh. */
  async remove(id: string): Promise<void> {
    this.kept.delete(id);
    const extension = this.managed.get(id);
    await Promise.all([this.succession.end(id), extension?.stop()]);
    if (!extension) return;
    if (this.managed.get(id) === extension) this.managed.delete(id);
    extension.dispose();
  }

  /** Stops all, those first that need others, and kills what is left after 6 s. */
  async close(): Promise<void> {
    this.closed = true;
    this.firstInventory.reject(hostErrors.closing());
    const stopped = this.stopInOrder();
    if (!(await settlesWithin(stopped, closeLimit))) {
      for (const extension of this.everything) extension.kill();
      await settlesWithin(stopped, killLimit);
    }
    for (const extension of this.everything) extension.dispose();
    this.managed.clear();
  }

  private async takeInventory(): Promise<void> {
    const taken = await this.options.takeInventory();
    if (!this.closed) this.taken = taken;
  }

  /** Stops what can no longer run, and what is to be replaced, and takes up what now can. */
  private async bringInLine(replace?: string): Promise<void> {
    if (this.closed) return;
    const before = this.present;
    const inventory = this.inventoryInForce();
    this.present = inventory;
    const outdated = this.outdated(inventory, replace);
    await inWaves(before, async (id) => {
      if (outdated.has(id)) await this.remove(id);
    });
    if (this.closed) return;
    this.options.inventoryTaken(inventory);
    for (const extension of runnable(inventory)) this.takeUp(extension, inventory);
    for (const id of new Set([...idsOf(before), ...idsOf(inventory)])) this.options.changed(id);
    this.firstInventory.resolve();
  }

  /** The folders as they were found last, but for what goes on although its folder holds something else. */
  private inventoryInForce(): Inventory {
    for (const [id, description] of this.kept) {
      const isSwitchedOff = this.taken.disabled.has(id);
      if (isSwitchedOff || isSame(findExtension(this.taken, id), description)) this.kept.delete(id);
    }
    return keepInForce(this.taken, [...this.kept.values()]);
  }

  private reloadFailed(running: ManagedExtension, cause: ExtensionHostError): ExtensionHostError {
    running.reload = { status: 'failed', at: Date.now(), error: cause.serialize() };
    this.options.changed(running.id);
    const failure = hostErrors.notReloaded(running, cause);
    this.options.reloadFailed(running.id, failure);
    return failure;
  }

  private takeUp(description: ExtensionDescription, { resolution }: Inventory): void {
    const { id } = description;
    const extension = this.managed.get(id) ?? this.options.manage(description);
    extension.waitsFor = resolution.startsAfter(id).filter((other) => !extension.needs.includes(other));
    this.managed.set(id, extension);
  }

  private startAll(extensions: readonly ManagedExtension[], event: string): Promise<void> {
    const ids = extensions.map(({ id }) => id);
    return this.activation.startAll(ids, event, (id, error) => this.blocked(id, error));
  }

  private async stopInOrder(): Promise<void> {
    const beside = this.succession.endAll();
    await inWaves(this.present, async (id) => this.managed.get(id)?.stop());
    // And what a change under way had taken out of the inventory already.
    await Promise.all([beside, ...this.extensions.map((extension) => extension.stop())]);
  }

  /** Ids of those that run something else than the inventory has, and of the one to be replaced. */
  private outdated(inventory: Inventory, replace: string | undefined): ReadonlySet<string> {
    const wanted = new Map(runnable(inventory).map((extension) => [extension.id, extension]));
    const outdated = this.extensions.filter(
      ({ id, description }) => id === replace || !isSame(wanted.get(id), description),
    );
    return new Set(outdated.map(({ id }) => id));
  }

  /** A dependency that did not start keeps an extension from starting; other failures are the supervisor's to tell. */
  private blocked(id: string, error: ExtensionHostError): void {
    if (error.code !== 'DEPENDENCY_NOT_RUNNING') return;
    this.managed.get(id)?.block(error, Date.now());
    this.options.blocked(id, error);
    this.options.changed(id);
  }
}

/** Stops extensions, those first that need others. */
async function inWaves({ resolution }: Inventory, stop: (id: string) => Promise<void>): Promise<void> {
  for (const wave of resolution.waves.toReversed()) await Promise.all(wave.map(stop));
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
