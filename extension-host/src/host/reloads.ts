import { ExtensionHostError, toExtensionHostError } from '../model/errors.js';
import type { Reporter } from '../model/reports.js';
import type { Fleet } from './fleet.js';
import type { Handover } from './handover.js';
import { hostErrors } from './host-errors.js';
import { folderOf, idAt, idsOf } from './inventory.js';
import { obstacleOf } from './obstacle-of.js';

export interface ReloadsOptions {
  readonly fleet: Fleet;
  /** Does one change after another; `begins` is called when it is the turn of this one. */
  readonly change: <T>(work: () => Promise<T>, begins?: () => void) => Promise<T>;
  /** Resolves when all changes that came so far are done. */
  readonly settled: () => Promise<void>;
  /** Starts one, where it starts with the host, and waits for it. */
  readonly startNow: (id: string) => Promise<void>;
  readonly report: Reporter;
}

/**
 * Reads the folder of an extension anew and starts what is there, without a gap where it is active: its process goes on until the
 * new one can take over, and for good where that cannot.
 */
export class Reloads {
  /** Those that have not begun: whoever presses again meanwhile joins. */
  private readonly coming = new Map<string, Promise<void>>();
  /** The last one of each extension that has no end yet. */
  private readonly last = new Map<string, Promise<void>>();

  constructor(private readonly options: ReloadsOptions) {}

  reload(id: string): Promise<void> {
    const coming = this.coming.get(id);
    if (coming) return coming;
    const later = () => {
      const last = this.last.get(id);
      return last === reload ? undefined : last;
    };
    const reload: Promise<void> = this.perform(id, later).then(
      (isDone) => {
        if (isDone)
          this.options.report({ extensionId: id, code: 'RELOADED', message: 'Its folder was read anew.' });
      },
      (thrown: unknown) => {
        throw this.reportFailure(id, toExtensionHostError(thrown));
      },
    );
    this.coming.set(id, reload);
    this.last.set(id, reload);
    const forget = () => {
      if (this.last.get(id) === reload) this.last.delete(id);
    };
    reload.then(forget, forget);
    return reload;
  }

  /**
   * @param later A reload that was asked for after this one, and has no end yet.
   * @returns Whether it was done; false where a later wish called it off
   */
  private async perform(id: string, later: () => Promise<void> | undefined): Promise<boolean> {
    const { change, settled, startNow } = this.options;
    const handover = await change(
      () => this.begin(id),
      () => this.coming.delete(id),
    );
    if (handover === undefined) {
      await startNow(id);
      return true;
    }
    const failure = await this.prepare(handover);
    if (!handover.isCancelled) await change(() => this.conclude(handover, failure));
    if (!handover.isCancelled) return true;
    // A later wish called it off: another reload, whose outcome counts then, or to switch the extension off or remove it.
    await later();
    await settled();
    await startNow(id);
    return false;
  }

  private async begin(id: string): Promise<Handover | undefined> {
    const { fleet } = this.options;
    const folder = folderOf(fleet.inventory, id);
    const handover = await fleet.beginReload(id);
    if (handover !== undefined || idsOf(fleet.inventory).includes(id)) return handover;
    if (folder === undefined) throw hostErrors.notInstalled(id);
    // A manifest that cannot be read any more does not even tell the id.
    const idNow = await idAt(fleet.inventory, folder);
    if (idNow === undefined) throw hostErrors.folderGone(id);
    throw obstacleOf(fleet.inventory, idNow) ?? hostErrors.renamed(id, idNow, folder);
  }

  /** Gets the new process ready, which may take long, so other changes may come in between. Why it failed, if it did. */
  private async prepare(handover: Handover): Promise<ExtensionHostError | undefined> {
    const { fleet } = this.options;
    const { id, successor } = handover;
    try {
      await Promise.all(successor.needs.map((needed) => fleet.start(needed, `onDependencyOf:${id}`)));
      await handover.prepare();
      await fleet.roomToRetire(id);
      return undefined;
    } catch (error) {
      return toExtensionHostError(error);
    }
  }

  private async conclude(handover: Handover, failure: ExtensionHostError | undefined): Promise<void> {
    const { fleet } = this.options;
    if (handover.isCancelled) return;
    const trouble = failure ?? handover.trouble;
    if (trouble !== undefined) throw await fleet.abandon(handover, trouble);
    await fleet.takeOver(handover);
  }

  private reportFailure(extensionId: string, failure: ExtensionHostError): ExtensionHostError {
    const error =
      failure.cause instanceof ExtensionHostError && failure.code === 'RELOAD_FAILED'
        ? failure.cause
        : failure;
    this.options.report({ extensionId, code: 'RELOAD_FAILED', message: failure.message, error });
    return failure;
  }
}
