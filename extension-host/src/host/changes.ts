import { SerialQueue } from '../base/serial-queue.js';
import type { InstalledState } from '../installation/installed-state.js';
import { type ExtensionHostError, toExtensionHostError } from '../model/errors.js';
import type { Fleet } from './fleet.js';
import { hostErrors } from './host-errors.js';
import type { HostStores } from './host-stores.js';

export interface ChangesOptions {
  readonly fleet: Fleet;
  readonly stores: Pick<HostStores, 'installed'>;
  /** Told of changes that are in force and could not be written down. */
  readonly onProblem: (problem: ExtensionHostError) => void;
}

/**
 * What all changes of what is installed or enabled go through. One is finished before the next begins; starting, which can take
 * long, goes on beside.
 */
export class Changes {
  private readonly queue = new SerialQueue();
  private readonly closing = new AbortController();

  constructor(private readonly options: ChangesOptions) {}

  /** Aborted when the host closes. */
  get signal(): AbortSignal {
    return this.closing.signal;
  }

  /** Does one thing after another; what a change made possible, or took down without success, is started. */
  async run<T>(work: () => Promise<T>, begins?: () => void): Promise<T> {
    const { fleet } = this.options;
    try {
      await fleet.ready;
      return await this.queue.run(() => {
        begins?.();
        if (this.signal.aborted) throw hostErrors.closing();
        return work();
      });
    } finally {
      void fleet.startEligible();
    }
  }

  /** Whatever becomes of the work: afterwards the fleet is as the folders are. */
  async thenRefresh<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } finally {
      await this.options.fleet.refresh();
    }
  }

  /** Looks at the folders anew, after the change under way. */
  refresh(): Promise<void> {
    return this.queue.run(() => this.options.fleet.refresh());
  }

  /** Resolves when all changes that came so far are done. */
  idle(): Promise<void> {
    return this.queue.idle();
  }

  /** Calls off the change under way, where it can be, and lets no other begin. */
  close(): Promise<void> {
    this.closing.abort();
    return this.queue.idle();
  }

  setDisabled(change: (disabled: readonly string[]) => readonly string[]): Promise<void> {
    return this.updateState((state) => ({ ...state, disabled: change(state.disabled) }));
  }

  updateState(change: (state: InstalledState) => InstalledState): Promise<void> {
    return this.tellUnwritable(this.options.stores.installed.update(change));
  }

  /** What could not be written down is in force all the same: the change goes on, and the person is told. */
  async tellUnwritable(update: Promise<void>): Promise<void> {
    await update.catch((error: unknown) => this.options.onProblem(toExtensionHostError(error)));
  }
}

export function withoutAll(list: readonly string[], gone: readonly string[]): readonly string[] {
  return list.filter((id) => !gone.includes(id));
}
