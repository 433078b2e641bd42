import { isDeepStrictEqual } from 'node:util';
import type { StatusParams } from '@plugo/sdk/protocol';
import type { Startable } from '../activation/activation.js';
import { type Disposable, DisposableStore } from '../base/disposable.js';
import type { ReloadView } from '../control/extension-view.js';
import type { ExtensionHostError } from '../model/errors.js';
import { displayNameOf, type ExtensionDescription } from '../model/extension-description.js';
import type { ExtensionState } from '../model/extension-state.js';
import { killTree } from '../process/kill-tree.js';
import type { Supervisor } from '../supervision/supervisor.js';
import { ViewBoard } from '../views/view-board.js';

/**
 * What one process of an extension is to the others of its id: getting ready to take over, the one that is called, or one that has
 * handed over and ends when it has answered what it was asked.
 */
export type Role = 'preparing' | 'serving' | 'retiring';

/** Why an extension was not even tried. */
interface Blockade {
  readonly since: number;
  readonly error: ExtensionHostError;
}

type Configuration = Readonly<Record<string, unknown>>;

/** A resolved extension with the supervisor that runs it. */
export class ManagedExtension implements Startable, Disposable {
  readonly resources = new DisposableStore();
  /** The line the extension last reported; gone when it ends. */
  statusLine: StatusParams | undefined;
  /** Where the report of its last crash is kept. */
  crashReport: string | undefined;
  /** Ids of optional dependencies that go first, as the inventory in force has it. */
  waitsFor: readonly string[] = [];
  /** The reload that is under way, or why the last one failed. */
  reload: ReloadView | undefined;
  /** What its process shows in its views and in the status bar. */
  readonly board: ViewBoard;
  private blockade: Blockade | undefined;
  private toldConfiguration: Configuration = {};

  constructor(
    readonly description: ExtensionDescription,
    readonly supervisor: Supervisor,
    public role: Role = 'serving',
  ) {
    this.board = new ViewBoard(description);
    this.resources.add(supervisor);
  }

  get id(): string {
    return this.description.id;
  }

  get displayName(): string {
    return displayNameOf(this.description);
  }

  get needs(): readonly string[] {
    return Object.keys(this.description.manifest.extensionDependencies);
  }

  get isActive(): boolean {
    const { status } = this.supervisor.state;
    return status === 'active' || status === 'unresponsive';
  }

  /** Whether it takes calls, as far as it says so itself. */
  get isReady(): boolean {
    return this.supervisor.health.isReady;
  }

  get startsWithHost(): boolean {
    return this.description.manifest.activationEvents.some((event) => event === 'onStartup' || event === '*');
  }

  get isDue(): boolean {
    return this.startsWithHost && this.state.status === 'inactive';
  }

  /** The state of the supervisor, or `failed` where a dependency kept it from being started. */
  get state(): ExtensionState {
    const { state } = this.supervisor;
    if (state.status !== 'inactive' || !this.blockade) return state;
    return { status: 'failed', since: this.blockade.since, error: this.blockade.error.serialize() };
  }

  /** Whether it waits for this extension to run. */
  isBlockedBy(id: string): boolean {
    return this.blockade !== undefined && this.needs.includes(id);
  }

  block(error: ExtensionHostError, since: number): void {
    this.blockade = { since, error };
  }

  /** What its process got in the handshake. */
  welcomedWith(configuration: Configuration): void {
    this.toldConfiguration = configuration;
  }

  /** Tells a process that is connected what of its settings differs from what it was told before. */
  tellConfiguration(configuration: Configuration): void {
    const before = this.toldConfiguration;
    const keys = new Set([...Object.keys(before), ...Object.keys(configuration)]);
    const changed = [...keys].filter((key) => !isDeepStrictEqual(before[key], configuration[key])).sort();
    if (changed.length === 0 || !this.supervisor.notifyConfiguration({ configuration, changed })) return;
    this.toldConfiguration = configuration;
  }

  async start(event: string): Promise<void> {
    this.blockade = undefined;
    await this.supervisor.start(event);
  }

  async stop(): Promise<void> {
    this.blockade = undefined;
    await this.supervisor.stop();
  }

  /** Ends the process group at once; {@link stop} tells when it is gone. */
  kill(): void {
    const { state } = this.supervisor;
    const pid = this.supervisor.pid ?? ('pid' in state ? state.pid : undefined);
    void this.stop();
    if (pid !== undefined) killTree(pid, 'SIGKILL');
  }

  dispose(): void {
    this.resources.dispose();
  }
}
