import { randomUUID } from 'node:crypto';
import type { Clock } from '../base/clock.js';
import { type Disposable, DisposableStore } from '../base/disposable.js';
import type { UndoView } from '../control/installation-views.js';
import { hostErrors } from './host-errors.js';

/** Milliseconds for which something can be undone. The window says so in minutes. */
export const undoFor = 10 * 60_000;

/** What was done, and how it is taken back or made final. */
export interface Undoable extends Pick<UndoView, 'kind' | 'extensionId' | 'displayName' | 'also'> {
  readonly restore: () => Promise<void>;
  /** Never fails. */
  readonly discard?: () => Promise<void>;
}

interface Entry {
  readonly view: UndoView;
  readonly undoable: Undoable;
  readonly timer: Disposable;
}

/** What can be undone, latest first. In memory: what a host could have undone is final when it ends. */
export class UndoList implements Disposable {
  private readonly timers = new DisposableStore();
  private entries: readonly Entry[] = [];

  constructor(private readonly clock: Pick<Clock, 'now' | 'after'>) {}

  get list(): readonly UndoView[] {
    return this.entries.map(({ view }) => view);
  }

  /** Takes the place of what was done to the same extension before. */
  add(undoable: Undoable): void {
    this.forget(undoable.extensionId);
    const { kind, extensionId, displayName, also } = undoable;
    const undoId = randomUUID();
    const at = this.clock.now();
    const view = { undoId, kind, extensionId, displayName, also, at, until: at + undoFor };
    const timer = this.timers.add(this.clock.after(undoFor, () => this.drop(undoId)));
    this.entries = [{ view, undoable, timer }, ...this.entries];
  }

  /** Takes it back. @throws ExtensionHostError `UNDO_GONE` where it is too late */
  async undo(undoId: string): Promise<UndoView> {
    const entry = this.entries.find(({ view }) => view.undoId === undoId);
    if (entry === undefined) throw hostErrors.undoGone();
    await entry.undoable.restore();
    this.remove(entry);
    return entry.view;
  }

  /** A person wished otherwise since then: there is nothing to undo any more. */
  forget(extensionId: string): void {
    for (const { view } of this.entries.filter((entry) => entry.view.extensionId === extensionId)) {
      this.drop(view.undoId);
    }
  }

  dispose(): void {
    this.timers.dispose();
    this.entries = [];
  }

  private drop(undoId: string): void {
    const entry = this.entries.find(({ view }) => view.undoId === undoId);
    if (entry === undefined) return;
    this.remove(entry);
    void entry.undoable.discard?.();
  }

  private remove(entry: Entry): void {
    this.timers.release(entry.timer);
    this.entries = this.entries.filter((other) => other !== entry);
  }
}
