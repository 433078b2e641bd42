import { spawnSync } from 'node:child_process';
import { findOnPath } from './find-on-path.js';

let found: { readonly file: string | undefined } | undefined;

/**
 * The program that makes the kernel kill a process when its parent dies, where the system has it (Linux). A process in a busy
 * loop never reads the end of its stdin, so nothing else ends it when the host is killed. Tried out once a host.
 */
export function findSetpriv(): string | undefined {
  found ??= { file: probe() };
  return found.file;
}

function probe(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const file = findOnPath('setpriv', `${process.env.PATH ?? ''}:/usr/bin:/bin`);
  if (file === undefined) return undefined;
  // Old versions do not know the option, and BusyBox's has none.
  const trial = spawnSync(file, ['--pdeathsig', 'KILL', '--', '/bin/sh', '-c', 'exit 0'], {
    stdio: 'ignore',
    timeout: 2_000,
  });
  return trial.status === 0 ? file : undefined;
}

/** Wraps a command so that it dies with the process that starts it, where the system can do that. */
export function dieWithParent(
  command: string,
  args: readonly string[],
): readonly [string, readonly string[]] {
  const file = findSetpriv();
  return file === undefined ? [command, args] : [file, ['--pdeathsig', 'KILL', '--', command, ...args]];
}
