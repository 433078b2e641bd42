import type { StatusParams } from '@plugo/sdk/protocol';
import type { Startable } from '../activation/activation.js';
import { type Disposable, DisposableStore } from '../base/disposable.js';
import type { ExtensionHostError } from '../model/errors.js';
import { displayNameOf, type ExtensionDescription } from '../model/extension-description.js';
import type { ExtensionState } from '../model/extension-state.js';
import type { Supervisor } from '../supervision/supervisor.js';

/** A resolved extension with the supervisor that runs it. */
export class ManagedExtension implements Startable, Disposable {
  readonly resources = new DisposableStore();
  /** The line the extension last reported; gone when it ends. */
  statusLine: StatusParams | undefined;
  /** Why it was not even tried. */
  private blocked: { readonly since: number; readonly error: ExtensionHostError } | undefined;

  constructor(
    readonly description: ExtensionDescription,
    readonly supervisor: Supervisor,
  ) {
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

  get waitsFor(): readonly string[] {
    return Object.keys(this.description.manifest.optionalExtensionDependencies);
  }

  get isActive(): boolean {
    const { status } = this.supervisor.state;
    return status === 'active' || status === 'unresponsive';
  }

  get startsWithHost(): boolean {
    return this.description.manifest.activationEvents.some((event) => event === 'onStartup' || event === '*');
  }

  /** The state of the supervisor, or `failed` where a dependency kept it from being started. */
  get state(): ExtensionState {
    const { state } = this.supervisor;
    if (state.status !== 'inactive' || !this.blocked) return state;
    return { status: 'failed', since: this.blocked.since, error: this.blocked.error.serialize() };
  }

  /** Whether it waits for this extension to run. */
  isBlockedBy(id: string): boolean {
    return this.blocked !== undefined && this.needs.includes(id);
  }

  block(error: ExtensionHostError, since: number): void {
    this.blocked = { since, error };
  }

  async start(event: string): Promise<void> {
    this.blocked = undefined;
    await this.supervisor.start(event);
  }

  async stop(): Promise<void> {
    this.blocked = undefined;
    await this.supervisor.stop();
  }

  dispose(): void {
    this.resources.dispose();
  }
}
