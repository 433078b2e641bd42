import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import { environment } from '@plugo/sdk/protocol';
import type { Disposable } from '../base/disposable.js';
import { hostMark } from './launch-mark.js';

/**
 * Remembers groups until its stdin ends, which is when the host has ended in whatever way; kills those that are left, what is in the
 * host's control group, and on Linux all that has a mark of this host in its environment.
 */
const script = `
trap '' HUP INT TERM
mark=$1
groups=
cgroup=
while read -r sign what; do
  case $sign in
    +) groups="$groups $what"; continue;;
    @) cgroup=$what; continue;;
  esac
  rest=
  for one in $groups; do [ "$one" = "$what" ] || rest="$rest $one"; done
  groups=$rest
done
exec 2>/dev/null
[ -n "$groups" ] || { [ -z "$cgroup" ] || rmdir "$cgroup"; exit 0; }
for group in $groups; do kill -KILL "-$group"; done
[ -z "$cgroup" ] || echo 1 > "$cgroup/cgroup.kill"
for round in 1 2 3 4 5; do
  found=$(grep -lsF "${environment.launch}=$mark-" /proc/[0-9]*/environ)
  [ -n "$found" ] || break
  for file in $found; do file=\${file%/environ}; kill -KILL "\${file#/proc/}"; done
done
[ -z "$cgroup" ] || { sleep 0.2; rmdir "$cgroup"/*/ "$cgroup"; }
`;

/**
 * Kills process groups when this process dies, however that comes about. What ends an extension itself (the end of its stdin, the
 * kernel on Linux) does not reach the processes it has started, nor one in a busy loop where the kernel does not help.
 * A shell in a group of its own does it, and only while there is something to guard. On Windows there are no groups.
 */
class GroupGuard {
  private readonly groups = new Set<number>();
  private controlGroup: string | undefined;
  private keeper: ChildProcessByStdio<Writable, null, null> | undefined;

  /** Names a control group that is to be ended with the groups. */
  alsoEnd(controlGroup: string): void {
    this.controlGroup = controlGroup;
    this.keeper?.stdin.write(`@ ${controlGroup}\n`);
  }

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
    const keeper = spawn('/bin/sh', ['-c', script, 'plugo-guard', hostMark], {
      cwd: '/',
      env: { PATH: '/usr/local/bin:/usr/bin:/bin' },
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    });
    keeper.unref();
    keeper.on('error', () => this.lose(keeper));
    keeper.once('exit', () => this.lose(keeper));
    // With too many files open Node gives up before it has made the streams: the next group to guard tries again.
    if ((keeper.stdin as Writable | undefined) === undefined) return undefined;
    keeper.stdin.on('error', () => undefined);
    if (this.controlGroup !== undefined) keeper.stdin.write(`@ ${this.controlGroup}\n`);
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
