import { ExtensionHostError, toExtensionHostError } from '../model/errors.js';
import { Semaphore } from './semaphore.js';

/** What activation needs to know of an extension that can run. */
export interface Startable {
  readonly id: string;
  readonly displayName: string;
  readonly isActive: boolean;
  /** Whether it starts with the host and has not been started yet. */
  readonly isDue: boolean;
  /** Ids of extensions that must be active first. */
  readonly needs: readonly string[];
  /** Ids of extensions that go first where they are due or starting, but whose failure does not matter. Makes no circle with `needs`. */
  readonly waitsFor: readonly string[];
  start(event: string): Promise<void>;
}

/** Starts extensions in dependency order, independent ones at the same time, at most `concurrency` at once. */
export class Activation {
  private readonly underWay = new Map<Startable, Promise<void>>();
  private readonly places: Semaphore;

  /** @param find The extension of an id as it is now; one that is replaced or removed while it waits is not started. */
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
    const running = this.underWay.get(startable);
    if (running) return running;
    const start = this.startInOrder(startable, event).finally(() => this.underWay.delete(startable));
    this.underWay.set(startable, start);
    return start;
  }

  /** Starts many and waits until each is active or has failed. Never rejects; `failed` hears of each failure. */
  async startAll(
    ids: readonly string[],
    event: string,
    failed: (id: string, error: ExtensionHostError) => void,
  ): Promise<void> {
    await Promise.all(
      ids.map((id) =>
        this.start(id, event).catch((error: unknown) => failed(id, toExtensionHostError(error))),
      ),
    );
  }

  private async startInOrder(startable: Startable, event: string): Promise<void> {
    const { needs, waitsFor } = startable;
    await Promise.all([
      ...needs.map((needed) => this.startNeeded(startable, needed)),
      ...waitsFor.map((other) => this.awaitOptional(startable, other)),
    ]);
    await this.places.use(() => {
      this.requirePresent(startable);
      return startable.start(event);
    });
  }

  private async startNeeded(startable: Startable, needed: string): Promise<void> {
    try {
      await this.start(needed, `onDependencyOf:${startable.id}`);
    } catch (cause) {
      // Whoever took it away tells why; no dependency is to blame.
      this.requirePresent(startable);
      throw new ExtensionHostError(
        'DEPENDENCY_NOT_RUNNING',
        `${startable.displayName} was not started because ${needed}, which it needs, did not start: ${toExtensionHostError(cause).message}`,
        { extensionId: startable.id, cause, data: { dependency: needed } },
      );
    }
  }

  private async awaitOptional(startable: Startable, id: string): Promise<void> {
    const other = this.find(id);
    if (!other || !(other.isDue || this.underWay.has(other))) return;
    await this.start(id, `onDependencyOf:${startable.id}`).catch(() => undefined);
  }

  /** Between the wish and its turn an extension may have been disabled, reloaded or uninstalled. */
  private requirePresent(startable: Startable): void {
    if (this.find(startable.id) === startable) return;
    throw new ExtensionHostError(
      'NOT_RUNNING',
      `${startable.displayName} was stopped before it was its turn to start.`,
      { extensionId: startable.id },
    );
  }
}
