import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { dieWithParent } from './parent-death.js';
import { ProcessTree } from './process-tree.js';

/** What to start; nothing is added to it. */
export interface SpawnRequest {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  /** The value of `PLUGO_LAUNCH` in the environment. */
  readonly mark: string;
}

/** A process that the system runs and that nobody reads yet. */
export interface SpawnedProcess {
  readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly tree: ProcessTree;
}

/** Starts a process in a group of its own that dies with this one. Rejects with the error of the system. */
export function spawnProcess(request: SpawnRequest): Promise<SpawnedProcess> {
  return new Promise((resolve, reject) => {
    const [command, args] = dieWithParent(request.command, request.args);
    const child = spawn(command, args, {
      cwd: request.cwd,
      env: request.environment,
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    child.once('error', reject);
    child.once('spawn', () => {
      child.off('error', reject);
      // A signal that cannot be delivered is reported here as well; there is nothing to do about it.
      child.on('error', () => undefined);
      // Its end tells the extension that the host is gone.
      child.stdin.on('error', () => undefined);
      resolve({ child, tree: new ProcessTree(child.pid as number, request.mark) });
    });
  });
}
