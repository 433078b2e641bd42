import { lstat, readdir, rmdir, unlink } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { credentialFileNames } from './credential-files.js';
import { parentOfSockets } from './private-directory.js';
import { hostOfSocketDirectory } from './socket-directory-name.js';

/**
 * Removes socket directories that hosts left behind when they were killed. Touches only directories with our kind of name that
 * belong to this user, whose host is gone and whose sockets nobody answers; and in them only sockets and keys. Never rejects.
 *
 * @param socketDirectory As in the settings; empty: the system's temporary directory.
 * @returns The directories that were removed.
 */
export async function sweepStaleSockets(socketDirectory: string): Promise<readonly string[]> {
  if (process.platform === 'win32') return [];
  const parent = parentOfSockets(socketDirectory);
  const removed: string[] = [];
  for (const name of await readdir(parent).catch(() => [])) {
    const host = hostOfSocketDirectory(name);
    if (host === undefined || isAlive(host)) continue;
    const directory = path.join(parent, name);
    if (await removeStale(directory)) removed.push(directory);
  }
  return removed;
}

/** A reused pid counts as alive: a directory too many does no harm. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

async function removeStale(directory: string): Promise<boolean> {
  try {
    const stat = await lstat(directory);
    if (!stat.isDirectory() || stat.uid !== process.getuid?.()) return false;
    const files = (await readdir(directory)).map((name) => path.join(directory, name));
    for (const file of files) if (!(await isStale(file))) return false;
    for (const file of files) await unlink(file);
    await rmdir(directory);
    return true;
  } catch {
    return false;
  }
}

async function isStale(file: string): Promise<boolean> {
  const stat = await lstat(file);
  if (stat.isSocket()) return !(await isAnswered(file));
  return stat.isFile() && credentialNames.has(path.basename(file));
}

const credentialNames: ReadonlySet<string> = new Set(Object.values(credentialFileNames));

/** A host in another container may use the same directory under a pid unknown here, but it does answer. */
function isAnswered(file: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(file);
    socket.setTimeout(500, () => finish(true));
    socket.once('connect', () => finish(true));
    socket.once('error', (error: NodeJS.ErrnoException) => finish(error.code !== 'ECONNREFUSED'));

    function finish(answered: boolean): void {
      socket.destroy();
      resolve(answered);
    }
  });
}
