import type { Clock } from '../base/clock.js';
import type { PermissionKind, PermissionUse } from '../model/permission-use.js';

/** Others whose names are kept of each extension: one that tries every name there is must not fill the memory. */
const mostTargets = 200;

/** Counts, where permissions are checked, who uses them. */
export class PermissionLedger {
  /** Extension → kind and target → use. */
  private readonly uses = new Map<string, Map<string, PermissionUse>>();

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  note(extensionId: string, kind: PermissionKind, target: string, isGranted: boolean): void {
    const uses = this.uses.get(extensionId) ?? new Map<string, PermissionUse>();
    this.uses.set(extensionId, uses);
    const key = `${kind} ${target}`;
    const before = uses.get(key);
    if (before === undefined && uses.size >= mostTargets) return;
    uses.set(key, {
      kind,
      target,
      granted: (before?.granted ?? 0) + (isGranted ? 1 : 0),
      refused: (before?.refused ?? 0) + (isGranted ? 0 : 1),
      lastAt: this.clock.now(),
    });
  }

  of(extensionId: string): readonly PermissionUse[] {
    return [...(this.uses.get(extensionId)?.values() ?? [])];
  }
}
