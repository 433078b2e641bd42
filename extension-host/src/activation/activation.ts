import { ExtensionHostError, toExtensionHostError } from '../model/errors.js';
import { Semaphore } from './semaphore.js';

/** What activation needs to know of an extension that can run. */
export interface Startable {
  readonly id: string;
  readonly displayName: string;
  readonly isActive: boolean;
  /** Ids of extensions that must be active first. */
  readonly needs: readonly string[];
  /** Ids of extensions that are awaited when they start too, but whose failure does not matter. */
  readonly waitsFor: readonly string[];
  start(event: string): Promise<void>;
}

/** Starts extensions in dependency order, independent ones at the same time, at most `concurrency` at once. */
export class Activation {
  private readonly underWay = new Map<string, Promise<void>>();
  private readonly places: Semaphore;

  constructor(
    private readonly find: (id: string) => Startable | undefined,
    concurrency: number,
  ) {
    this.places = new Semaphore(concurrency);
  }

  /**
   * Starts an extension after all that it needs. Joins a start under way. Rejects with the error of the extension, or with
   * `DEPENDENCY_NOT_RUNNING` when one that it needs did not start.
   */
  start(id: string, event: string): Promise<void> {
    const startable = this.find(id);
    if (!startable)
      return Promise.reject(new ExtensionHostError('NOT_INSTALLED', `No extension ${id} can be started.`));
    if (startable.isActive) return Promise.resolve();
    const running = this.underWay.get(id);
    if (running) return running;
    const start = this.startInOrder(startable, event).finally(() => this.underWay.delete(id));
    this.underWay.set(id, start);
    return start;
  }

  /** Starts many and waits until each is active or has failed. Never rejects; `failed` hears of each failure. */
  async startAll(
    ids: readonly string[],
    event: string,
    failed: (id: string, error: ExtensionHostError) => void,
  ): Promise<void> {
    const starting = new Set(ids);
    await Promise.all(
      [...starting].map(async (id) => {
        const optional = this.find(id)?.waitsFor.filter((other) => starting.has(other)) ?? [];
        await Promise.allSettled(optional.map((other) => this.start(other, event)));
        await this.start(id, event).catch((error: unknown) => failed(id, toExtensionHostError(error)));
      }),
    );
  }

  private async startInOrder(startable: Startable, event: string): Promise<void> {
    await Promise.all(startable.needs.map((needed) => this.startNeeded(startable, needed)));
    await this.places.use(() => startable.start(event));
  }

  private async startNeeded(startable: Startable, needed: string): Promise<void> {
    try {
      await this.start(needed, `onDependencyOf:${startable.id}`);
    } catch (cause) {
      throw new ExtensionHostError(
        'DEPENDENCY_NOT_RUNNING',
        `${startable.displayName} was not started because ${needed}, which it needs, did not start: ${toExtensionHostError(cause).message}`,
        { extensionId: startable.id, cause, data: { dependency: needed } },
      );
    }
  }
}
