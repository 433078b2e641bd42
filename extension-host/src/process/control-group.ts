import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmdirSync } from 'node:fs';
import { mkdir, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { hostMark } from './launch-mark.js';

/** Until the kernel has cleared away what was killed; tries, and milliseconds between them. */
const tries = 20;
const pause = 10;

/** A cgroup v2 of this host's own, with one below it for each launch: who is in it cannot leave, whatever it does. Linux only. */
export class ControlGroup {
  private constructor(readonly directory: string) {
    process.once('exit', () => removeSync(directory));
  }

  /** Undefined where the system has none, or does not let us. */
  static async open(): Promise<ControlGroup | undefined> {
    const own = ownDirectory();
    if (own === undefined) return undefined;
    const directory = path.join(own, `plugo-${hostMark}`);
    try {
      await mkdir(directory);
      if (existsSync(path.join(directory, 'cgroup.kill')) && (await canEnter(directory))) {
        return new ControlGroup(directory);
      }
      await rmdir(directory);
    } catch {
      // Read-only, or not ours: the usual thing in containers.
    }
    return undefined;
  }

  /** Puts a process into a group of its launch. What it starts from then on is born there. Takes some 15 ms. Never rejects. */
  async add(pid: number, mark: string): Promise<void> {
    const group = this.groupOf(mark);
    try {
      // The guard takes the one above away when nothing runs for a while.
      await mkdir(group, { recursive: true });
      await writeFile(path.join(group, 'cgroup.procs'), String(pid));
    } catch {
      // It has ended already.
    }
  }

  /** Ends all that is in the group of a launch, at once. Never rejects. */
  async end(mark: string): Promise<void> {
    const group = this.groupOf(mark);
    await writeFile(path.join(group, 'cgroup.kill'), '1').catch(() => undefined);
    for (let left = tries; left > 0 && existsSync(group); left -= 1) {
      const isGone = await rmdir(group).then(
        () => true,
        () => false,
      );
      if (!isGone) await delay(pause);
    }
  }

  private groupOf(mark: string): string {
    return path.join(this.directory, mark);
  }
}

/** Where this process is in the tree of cgroup v2; undefined where there is none, or it lies outside of what we see. */
function ownDirectory(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const own = /^0::(\/.*)$/m.exec(readFileSync('/proc/self/cgroup', 'utf8'))?.[1];
    const mounts = readFileSync('/proc/self/mountinfo', 'utf8').split('\n');
    const mount = mounts.find((line) => line.includes(' - cgroup2 '))?.split(' ');
    const [root, mountPoint] = [mount?.[3], mount?.[4]];
    if (own === undefined || mountPoint === undefined || root !== '/' || own.startsWith('/..'))
      return undefined;
    return path.join(mountPoint, own);
  } catch {
    return undefined;
  }
}

/** Whether a child of ours may be moved there: a shell moves itself. */
async function canEnter(directory: string): Promise<boolean> {
  const shell = spawn('/bin/sh', ['-c', 'echo $$ > "$0/cgroup.procs"', directory], { stdio: 'ignore' });
  const [code] = (await once(shell, 'exit')) as [number | null];
  return code === 0;
}

function removeSync(directory: string): void {
  try {
    rmdirSync(directory);
  } catch {
    // Something is left in it: the guard ends it and removes it.
  }
}
