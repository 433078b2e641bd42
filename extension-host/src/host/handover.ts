import { type ExtensionHostError, toError } from '../model/errors.js';
import { hostErrors } from './host-errors.js';
import type { ManagedExtension } from './managed-extension.js';

/** A new process of an extension that gets ready beside the one that serves, so that it can take over without a gap. */
export class Handover {
  private cancelled = false;

  constructor(
    readonly predecessor: ManagedExtension,
    readonly successor: ManagedExtension,
  ) {}

  get id(): string {
    return this.predecessor.id;
  }

  /** Whether somebody wished otherwise meanwhile: the extension was reloaded once more, switched off or removed. */
  get isCancelled(): boolean {
    return this.cancelled;
  }

  /** Starts the new process and waits until it is active and healthy. @throws ExtensionHostError why it cannot take over */
  async prepare(): Promise<void> {
    const { supervisor } = this.successor;
    await supervisor.start(this.predecessor.supervisor.event ?? 'onStartup');
    await supervisor.checkHealth();
  }

  /** Why the new process is no good any more, where it has ended since it was ready. */
  get trouble(): ExtensionHostError | undefined {
    const { isActive, state } = this.successor;
    return isActive
      ? undefined
      : toError('error' in state ? state.error : hostErrors.beingChanged(this.id).serialize());
  }

  /** Calls it off, however far it has come. Resolves when the new process is gone. */
  cancel(): Promise<void> {
    this.cancelled = true;
    return this.successor.stop();
  }
}
