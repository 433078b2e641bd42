import { fstatSync } from 'node:fs';

/**
 * Calls back when the host is gone: it holds the other end of stdin, which the system closes even if the host is killed.
 * Watches pipes only, for a terminal says nothing of the host and /dev/null ends at once. Does not keep the process alive.
 */
export function onHostGone(listener: () => void): void {
  if (!isPipe(0)) return;
  process.stdin.once('end', listener).once('error', listener).resume().unref();
}

function isPipe(descriptor: number): boolean {
  try {
    const status = fstatSync(descriptor);
    return !status.isFile() && !status.isCharacterDevice();
  } catch {
    return false;
  }
}
