import type { Dirent } from 'node:fs';
import { lstat, readdir, readlink, realpath } from 'node:fs/promises';
import path from 'node:path';
import { describeSystemError } from '../base/system-error.js';
import { ExtensionHostError } from '../model/errors.js';
import { checkLink } from './check-link.js';
import { installFailed, installUnsafe } from './installation-errors.js';

/** Sizes over which a folder is refused. */
export interface FolderLimits {
  readonly files: number;
  readonly bytes: number;
}

const defaultFolderLimits: FolderLimits = { files: 20_000, bytes: 512 * 1024 * 1024 };

/** Folders in folders that are read; more is no extension, and paths have their limit too. */
const deepest = 100;

/** Something that will be copied. */
export interface FolderEntry {
  /** Relative to the folder, with the separator of the system. */
  readonly path: string;
  readonly kind: 'directory' | 'file' | 'link';
  /** Size of a file; 0 for the others. */
  readonly bytes: number;
  /** Whether its owner may run it. */
  readonly executable: boolean;
  /** Where a link leads, relative to its own directory. */
  readonly target?: string;
}

export interface FolderContents {
  /** Absolute path, links resolved. */
  readonly folder: string;
  /** Parents before children. */
  readonly entries: readonly FolderEntry[];
  readonly files: number;
  readonly bytes: number;
}

/**
 * Lists what an installation would copy; `.git` and `node_modules/.cache` are left out. Copies nothing.
 * @throws ExtensionHostError `INSTALL_UNSAFE` for links that lead out, sockets and devices, names that clash where case or
 * Unicode form do not count, and what is over the limits; `INSTALL_FAILED` where the folder cannot be read.
 */
export async function inspectFolder(
  folder: string,
  options: { readonly signal?: AbortSignal; readonly limits?: FolderLimits } = {},
): Promise<FolderContents> {
  const { signal, limits = defaultFolderLimits } = options;
  try {
    const root = await realpath(folder);
    const entries: FolderEntry[] = [];
    let files = 0;
    let bytes = 0;
    const waiting = [''];
    for (let directory = waiting.pop(); directory !== undefined; directory = waiting.pop()) {
      signal?.throwIfAborted();
      const found = await readdir(path.join(root, directory), { withFileTypes: true });
      const kept = found.filter((entry) => !isLeftOut(directory, entry.name));
      refuseClashes(directory, kept);
      for (const { name } of kept) {
        const entry = await inspectEntry(root, path.join(directory, name));
        entries.push(entry);
        if (entry.kind === 'directory') waiting.push(entry.path);
        else files++;
        bytes += entry.bytes;
        if (entries.length > limits.files)
          throw installUnsafe(`${root} holds more than ${limits.files} files and folders`);
        if (bytes > limits.bytes) throw installUnsafe(`${root} holds more than ${limits.bytes} bytes`);
        if (entry.path.split(path.sep).length > deepest)
          throw installUnsafe(`${root} holds more than ${deepest} folders in one another`);
      }
    }
    return { folder: root, entries, files, bytes };
  } catch (error) {
    if (error instanceof ExtensionHostError) throw error;
    if (signal?.aborted) throw installFailed('it was cancelled', error);
    throw installFailed(`${folder} cannot be read: ${describeSystemError(error)}`, error);
  }
}

/** What no extension needs to run, and what can be very large. */
function isLeftOut(directory: string, name: string): boolean {
  return name === '.git' || (name === '.cache' && path.basename(directory) === 'node_modules');
}

/** Two such names are one file on Windows and macOS, where the second would replace the first. */
function refuseClashes(directory: string, entries: readonly Dirent[]): void {
  const names = new Map<string, string>();
  for (const { name } of entries) {
    const folded = name.normalize('NFC').toLowerCase();
    const other = names.get(folded);
    if (other !== undefined)
      throw installUnsafe(
        `${JSON.stringify(path.join(directory, other))} and ${JSON.stringify(path.join(directory, name))} are the same name on some computers`,
      );
    names.set(folded, name);
  }
}

async function inspectEntry(root: string, entry: string): Promise<FolderEntry> {
  const file = path.join(root, entry);
  const stats = await lstat(file);
  if (stats.isDirectory()) return { path: entry, kind: 'directory', bytes: 0, executable: true };
  if (stats.isFile())
    return { path: entry, kind: 'file', bytes: stats.size, executable: (stats.mode & 0o100) !== 0 };
  if (!stats.isSymbolicLink())
    throw installUnsafe(
      `${JSON.stringify(entry)} is a socket, pipe or device; only files, folders and links are installed`,
    );
  const target = await readlink(file);
  await checkLink(root, entry, target);
  return { path: entry, kind: 'link', bytes: 0, executable: false, target };
}
