import { execFile } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { promisify } from 'node:util';
import { statFields } from './stat-fields.js';

/**
 * What tells a process from any other that has, had or will have its number: when it was started, to 10 ms on Linux, in which boot and
 * in which pid namespace; to a second on macOS. Undefined where there is no such process, or the system does not tell (Windows).
 */
export async function identityOf(pid: number): Promise<string | undefined> {
  switch (process.platform) {
    case 'linux':
      return identityOnLinux(pid);
    case 'darwin':
      return identityOnMac(pid);
    default:
      return undefined;
  }
}

function identityOnLinux(pid: number): string | undefined {
  try {
    const fields = statFields(readFileSync(`/proc/${pid}/stat`, 'latin1'));
    const [state, startTime] = [fields[0], fields[19]];
    if (state === 'Z' || state === 'X' || startTime === undefined) return undefined;
    return [startTime, ...whereWeAre()].join(' ');
  } catch {
    return undefined;
  }
}

let place: readonly string[] | undefined;

function whereWeAre(): readonly string[] {
  place ??= [
    readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim(),
    readlinkSync('/proc/self/ns/pid'),
  ];
  return place;
}

async function identityOnMac(pid: number): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('/bin/ps', ['-o', 'lstart=', '-p', String(pid)]);
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}
