import { readdirSync, readFileSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { environment } from '@plugo/sdk/protocol';

/** Looked at in one turn of the event loop; a millisecond or less. */
const slice = 32;
/** One that multiplies faster than it is killed is looked for so often. */
const rounds = 10;

const mark = new RegExp(`${environment.launch}=([0-9a-f]{16}-\\d+)\0`);

let wanted = new Set<string>();
let running: Promise<void> = Promise.resolve();
let next: Promise<void> | undefined;

/** Whether what has left its process group can be found here. */
export const canFindStrays = process.platform === 'linux';

/**
 * Kills all processes of this user that have this mark in the environment they were started with, which is what came of one launch and has
 * not taken the trouble to hide. Those that are asked for at the same time share one look through /proc. Never rejects.
 */
export function endStrays(launchMark: string): Promise<void> {
  if (!canFindStrays) return Promise.resolve();
  wanted.add(launchMark);
  next ??= running.then(() => {
    const marks = wanted;
    wanted = new Set();
    next = undefined;
    running = end(marks);
    return running;
  });
  return next;
}

async function end(marks: ReadonlySet<string>): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    if ((await killMarked(marks)) === 0) return;
    await nextTurn();
  }
}

/** @returns How many were found. */
async function killMarked(marks: ReadonlySet<string>): Promise<number> {
  const pids = processes();
  let found = 0;
  for (const [index, pid] of pids.entries()) {
    if (index % slice === slice - 1) await nextTurn();
    if (!marks.has(markOf(pid) ?? '')) continue;
    found += 1;
    // The number was its own a moment ago, and the system hands out all others before it comes round to it again.
    killOne(Number(pid));
  }
  return found;
}

/** None where too many files are open to look. */
function processes(): readonly string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

/** Undefined also where it has ended or is somebody else's. */
function markOf(pid: string): string | undefined {
  try {
    return mark.exec(readFileSync(`/proc/${pid}/environ`, 'latin1'))?.[1];
  } catch {
    return undefined;
  }
}

function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself, or become another user's.
  }
}
