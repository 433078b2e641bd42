import { Handover } from './handover.js';
import type { ManagedExtension } from './managed-extension.js';

/** Processes of one extension that have handed over and still answer what they were asked; the next one waits. */
const retiringLimit = 2;

/** Those that run beside the ones that serve: new processes that get ready to take over, and old ones that have yet to end. */
export class Succession {
  private readonly handovers = new Map<string, Handover>();
  /** Those that have handed over, each with its end. */
  private readonly retiring = new Map<ManagedExtension, Promise<void>>();

  get extensions(): readonly ManagedExtension[] {
    const successors = [...this.handovers.values()].map(({ successor }) => successor);
    return [...this.retiring.keys(), ...successors];
  }

  begin(predecessor: ManagedExtension, successor: ManagedExtension): Handover {
    predecessor.reload = { status: 'underWay', since: Date.now() };
    const handover = new Handover(predecessor, successor);
    this.handovers.set(handover.id, handover);
    return handover;
  }

  /** Waits until few enough processes of an extension have yet to end. */
  async roomToRetire(id: string): Promise<void> {
    for (;;) {
      const ends = [...this.retiring].flatMap(([extension, end]) => (extension.id === id ? [end] : []));
      if (ends.length < retiringLimit) return;
      await Promise.race(ends);
    }
  }

  /** The successor serves from now on; the predecessor finishes what it was asked and ends. */
  takeOver({ id, predecessor, successor }: Handover): void {
    this.handovers.delete(id);
    predecessor.role = 'retiring';
    successor.role = 'serving';
    this.retiring.set(predecessor, this.retire(predecessor));
  }

  /** Ends a successor that is not wanted, or no good. */
  async callOff(id: string): Promise<void> {
    const handover = this.handovers.get(id);
    if (handover === undefined) return;
    handover.predecessor.reload = undefined;
    await handover.cancel();
    handover.successor.dispose();
    if (this.handovers.get(id) === handover) this.handovers.delete(id);
  }

  /** Ends all of an extension that runs beside the one that serves, whatever it has yet to answer. */
  async end(id: string): Promise<void> {
    const retiring = [...this.retiring].filter(([extension]) => extension.id === id);
    await Promise.all([this.callOff(id), ...retiring.flatMap(([extension, end]) => [extension.stop(), end])]);
  }

  /** Ends everything that runs beside another. */
  async endAll(): Promise<void> {
    const ids = new Set(this.extensions.map(({ id }) => id));
    await Promise.all([...ids].map((id) => this.end(id)));
  }

  private async retire(extension: ManagedExtension): Promise<void> {
    await extension.supervisor.retire();
    extension.dispose();
    this.retiring.delete(extension);
  }
}
