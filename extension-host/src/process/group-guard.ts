import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import type { Disposable } from '../base/disposable.js';

/** Remembers groups until its stdin ends, which is when the host has ended in whatever way; kills those that are left. */
const script = `
trap '' HUP INT TERM
groups=
while read -r sign group; do
  if [ "$sign" = + ]; then groups="$groups $group"; continue; fi
  rest=
  for one in $groups; do [ "$one" = "$group" ] || rest="$rest $one"; done
  groups=$rest
done
for group in $groups; do kill -KILL "-$group"; done 2>/dev/null
`;

/**
 * Kills process groups when this process dies, however that comes about. What ends an extension itself (the end of its stdin, the
 * kernel on Linux) does not reach the processes it has started, nor one in a busy loop where the kernel does not help.
 * A shell in a group of its own does it, and only while there is something to guard. On Windows there are no groups.
 */
class GroupGuard {
  private readonly groups = new Set<number>();
  private keeper: ChildProcessByStdio<Writable, null, null> | undefined;

  /** Guards a group until the answer is disposed. */
  watch(group: number): Disposable {
    this.groups.add(group);
    if (this.keeper) this.keeper.stdin.write(`+ ${group}\n`);
    else this.keeper = this.start();
    return { dispose: () => this.forget(group) };
  }

  private forget(group: number): void {
    if (!this.groups.delete(group)) return;
    this.keeper?.stdin.write(`- ${group}\n`);
    if (this.groups.size > 0) return;
    this.keeper?.stdin.end();
    this.keeper = undefined;
  }

  private start(): typeof this.keeper {
    if (process.platform === 'win32') return undefined;
    const keeper = spawn('/bin/sh', ['-c', script], {
      cwd: '/',
      env: {},
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    });
    keeper.unref();
    keeper.on('error', () => this.lose(keeper));
    keeper.once('exit', () => this.lose(keeper));
    keeper.stdin.on('error', () => undefined);
    for (const group of this.groups) keeper.stdin.write(`+ ${group}\n`);
    return keeper;
  }

  /** Somebody ended it: the next group to guard starts another one. */
  private lose(keeper: typeof this.keeper): void {
    if (this.keeper === keeper) this.keeper = undefined;
  }
}

/** The guard of this process. */
export const groupGuard = new GroupGuard();
