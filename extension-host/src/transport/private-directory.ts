import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { socketDirectoryPrefix } from './socket-directory-name.js';

/** Where directories for sockets are made. @param socketDirectory As in the settings; empty: the system's temporary directory. */
export function parentOfSockets(socketDirectory: string): string {
  return path.resolve(socketDirectory === '' ? tmpdir() : socketDirectory);
}

/**
 * Makes a fresh directory that only this user can enter: `mkdtemp` gives it mode 0700 whatever the umask.
 *
 * @throws Error with a sentence about what is in the way
 */
export function makePrivateDirectory(parent: string): string {
  try {
    mkdirSync(parent, { recursive: true, mode: 0o700 });
    return mkdtempSync(path.join(parent, socketDirectoryPrefix));
  } catch (error) {
    throw new Error(`no directory could be made in ${parent}: ${(error as Error).message}`, { cause: error });
  }
}
