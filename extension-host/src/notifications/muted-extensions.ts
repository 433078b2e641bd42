import { Emitter, type Event } from '../base/emitter.js';
import type { MutedExtension } from '../model/muted-extension.js';

/** Where the ids of muted extensions are kept. */
export interface MutedIds {
  read(): readonly string[];
  write(ids: readonly string[]): Promise<void>;
}

/** Extensions of which a person wants to hear nothing, and how much each has tried to say since the host started. */
export class MutedExtensions {
  private readonly changes = new Emitter<void>();
  readonly onDidChange: Event<void> = this.changes.event;

  private readonly heldBack = new Map<string, number>();

  constructor(private readonly ids: MutedIds) {}

  /** By id. */
  get list(): readonly MutedExtension[] {
    return this.ids.read().map((id) => ({ id, heldBack: this.heldBack.get(id) ?? 0 }));
  }

  isMuted(id: string): boolean {
    return this.ids.read().includes(id);
  }

  /** In force at once. Rejects with `DATA_UNWRITABLE` where it cannot be written down. */
  async setMuted(id: string, muted: boolean): Promise<void> {
    if (muted === this.isMuted(id)) return;
    this.heldBack.delete(id);
    const others = this.ids.read().filter((one) => one !== id);
    const written = this.ids.write(muted ? [...others, id].sort() : others);
    this.changes.fire();
    await written;
  }

  /** One more notification of a muted extension was not shown. */
  countHeldBack(id: string): void {
    this.heldBack.set(id, (this.heldBack.get(id) ?? 0) + 1);
    this.changes.fire();
  }

  dispose(): void {
    this.changes.dispose();
  }
}
