import type { Clock } from '../base/clock.js';
import type { Disposable } from '../base/disposable.js';
import { Emitter } from '../base/emitter.js';
import type { ExtensionView } from '../control/extension-view.js';
import type { HostChange, HostSnapshot } from '../control/messages.js';

/** Parts of the picture beside the extensions. */
export type ChangedPart = 'notifications' | 'muted' | 'progress' | 'settings' | 'problems';

/** Milliseconds over which changes are merged: at most 20 pictures a second, however wild an extension is. */
const mergeFor = 50;

/** Collects what changed and tells it merged, with the state as it is when it is told. */
export class ChangeFeed implements Disposable {
  private readonly changes = new Emitter<HostChange>();
  private readonly extensions = new Set<string>();
  private readonly parts = new Set<ChangedPart>();
  private timer: Disposable | undefined;

  readonly onDidChange = this.changes.event;

  constructor(
    private readonly clock: Clock,
    private readonly viewOf: (id: string) => ExtensionView | undefined,
    private readonly partsNow: () => Pick<HostSnapshot, ChangedPart>,
  ) {}

  /** Whether anybody looks. */
  get isFollowed(): boolean {
    return this.changes.listenerCount > 0;
  }

  extensionChanged(id: string): void {
    this.extensions.add(id);
    this.schedule();
  }

  partChanged(part: ChangedPart): void {
    this.parts.add(part);
    this.schedule();
  }

  dispose(): void {
    this.timer?.dispose();
    this.changes.dispose();
  }

  private schedule(): void {
    this.timer ??= this.clock.after(mergeFor, () => this.tell());
  }

  private tell(): void {
    this.timer = undefined;
    const ids = [...this.extensions];
    const parts = [...this.parts];
    this.extensions.clear();
    this.parts.clear();
    if (!this.isFollowed) return;
    const views = ids.map((id) => [id, this.viewOf(id)] as const);
    const now = this.partsNow();
    this.changes.fire({
      changed: views.flatMap(([, view]) => (view ? [view] : [])),
      removed: views.flatMap(([id, view]) => (view ? [] : [id])),
      ...Object.fromEntries(parts.map((part) => [part, now[part]])),
    });
  }
}
