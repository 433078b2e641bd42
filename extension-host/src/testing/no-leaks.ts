import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect } from 'vitest';

/** Asserts around every test of a suite that it leaves no child process, socket, server, timer or socket directory behind. */
export function assertNoLeaks(): void {
  let before: readonly string[];
  beforeEach(() => {
    before = held();
  });
  afterEach(async () => {
    await eventually(() => expect(added(before, held())).toEqual([]));
  });
}

/** Tries until it holds, for at most 3 s unless another limit (milliseconds) is given. */
export async function eventually(assertion: () => void | Promise<void>, limit = 3_000): Promise<void> {
  const end = Date.now() + limit;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > end) throw error;
      await delay(10);
    }
  }
}

/** Whether a process lives; one that has ended and was not yet collected does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = `/proc/${pid}/stat`;
  return !existsSync(stat) || !/\) Z /.test(readFileSync(stat, 'latin1'));
}

function held(): readonly string[] {
  const interesting = [
    'TCPSocketWrap',
    'PipeWrap',
    'TCPServerWrap',
    'PipeServerWrap',
    'Timeout',
    'ProcessWrap',
  ];
  const resources = process.getActiveResourcesInfo().filter((name) => interesting.includes(name));
  const directories = readdirSync(tmpdir()).filter((name) => name.startsWith(`plugo-${process.pid}-`));
  return [...resources, ...directories, ...children()];
}

/** Commands of this process's children. */
function children(): readonly string[] {
  if (!existsSync('/proc/self/task')) return [];
  return readdirSync('/proc/self/task').flatMap((task) => {
    const pids = readFileSync(`/proc/self/task/${task}/children`, 'latin1').trim();
    return pids === '' ? [] : pids.split(' ').map((pid) => `child ${pid} ${commandOf(pid)}`);
  });
}

function commandOf(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return '';
  }
}

/** What is there now more often than before. */
function added(before: readonly string[], now: readonly string[]): readonly string[] {
  const rest = [...before];
  return now.filter((name) => {
    const index = rest.indexOf(name);
    if (index === -1) return true;
    rest.splice(index, 1);
    return false;
  });
}
