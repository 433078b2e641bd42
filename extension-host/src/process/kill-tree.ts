import { execFile } from 'node:child_process';

/**
 * Sends a signal to a process that leads a group of its own, and to everybody in that group. Who is gone already is no error.
 * On Windows there are no groups and no signals: the tree is ended by force.
 */
export function killTree(pid: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (process.platform === 'win32') {
    // SIGTERM cannot be delivered there: the extension was asked by `deactivate`, and its stdin has ended.
    if (signal === 'SIGKILL') execFile('taskkill', ['/pid', String(pid), '/T', '/F'], () => undefined);
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // ESRCH: nobody is left. EPERM: only what changed its user is left, which we cannot end.
  }
}
