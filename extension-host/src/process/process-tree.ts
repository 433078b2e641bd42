import type { Disposable } from '../base/disposable.js';
import { contain, endContained } from './containment.js';
import { groupGuard } from './group-guard.js';
import { killTree } from './kill-tree.js';

/** Everything that came of one launch: the process, its group, and what left the group. Dies with the host. */
export class ProcessTree {
  private readonly guard: Disposable;
  private readonly contained: Promise<void>;

  constructor(
    /** Leads the group. */
    readonly pid: number,
    /** The value of `PLUGO_LAUNCH`, which what it starts inherits. */
    readonly mark: string,
  ) {
    this.guard = groupGuard.watch(pid);
    this.contained = contain(pid, mark);
  }

  /** Sends a signal to the group. Not once the process has ended: the number may be a stranger's by then. */
  signal(signal: 'SIGTERM' | 'SIGKILL'): void {
    killTree(this.pid, signal);
  }

  /** Ends what is left. To be called as soon as the process has ended, before anything else. Never rejects. */
  async end(): Promise<void> {
    // What it left behind in its group must not outlive it. The group keeps its number while anybody is in it; Windows has no
    // groups, and the number may be a stranger's by now.
    if (process.platform !== 'win32') killTree(this.pid, 'SIGKILL');
    await this.contained;
    await endContained(this.mark);
    this.guard.dispose();
  }
}
