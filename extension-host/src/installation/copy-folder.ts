import { constants } from 'node:fs';
import { mkdir, open, symlink } from 'node:fs/promises';
import path from 'node:path';
import { mapLimited } from '../base/map-limited.js';
import { syncDirectory } from '../base/write-durably.js';
import type { CopyProgress } from '../model/copy-progress.js';
import type { ExtensionHostError } from '../model/errors.js';
import type { FolderContents, FolderEntry } from './inspect-folder.js';
import { installFailed } from './installation-errors.js';

export interface CopyOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told after each file and each part of a large one. */
  readonly onProgress?: ((progress: CopyProgress) => void) | undefined;
}

/** Files copied at once: enough to keep a disk busy, few enough for the limit on open files. */
const atOnce = 8;
const bufferSize = 256 * 1024;

/**
 * Copies what was inspected into a new directory, and on disk. Files that changed into something else since then are refused.
 * On failure the target is left half done; its owner removes it.
 * @throws ExtensionHostError `INSTALL_FAILED`, or the system's error.
 */
export async function copyFolder(
  contents: FolderContents,
  target: string,
  options: CopyOptions = {},
): Promise<void> {
  const { signal, onProgress } = options;
  await mkdir(target, { mode: 0o755 });
  const ofKind = (kind: FolderEntry['kind']) => contents.entries.filter((entry) => entry.kind === kind);
  const directories = ofKind('directory');
  for (const { path: directory } of directories) await mkdir(path.join(target, directory), { mode: 0o755 });
  const files = ofKind('file');
  let copied = { files: 0, totalFiles: files.length, bytes: 0, totalBytes: contents.bytes };
  const advance = (finished: number, bytes: number) => {
    copied = { ...copied, files: copied.files + finished, bytes: copied.bytes + bytes };
    onProgress?.(copied);
  };
  await mapLimited(files, atOnce, async (entry) => {
    await copyEntry(contents.folder, target, entry, (bytes) => advance(0, bytes), signal);
    advance(1, 0);
  });
  for (const { path: link, target: to = '' } of ofKind('link')) await symlink(to, path.join(target, link));
  // Afterwards and not one by one, for then the first has most of the others written with it.
  await mapLimited(files, atOnce, (entry) => syncFile(path.join(target, entry.path), signal));
  for (const { path: directory } of directories) await syncDirectory(path.join(target, directory));
  await syncDirectory(target);
}

async function syncFile(file: string, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function copyEntry(
  source: string,
  target: string,
  entry: FolderEntry,
  wrote: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  // Without O_NOFOLLOW and O_NONBLOCK, what was a file when inspected could by now lead out, or never end.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const from = await open(path.join(source, entry.path), flags);
  try {
    const stats = await from.stat();
    if (!stats.isFile() || stats.size !== entry.bytes) throw changed(entry);
    const to = await open(path.join(target, entry.path), 'wx', entry.executable ? 0o755 : 0o644);
    try {
      const buffer = Buffer.allocUnsafe(Math.min(bufferSize, entry.bytes));
      let copied = 0;
      for (;;) {
        signal?.throwIfAborted();
        const { bytesRead } = await from.read(buffer, 0, buffer.length);
        if (bytesRead === 0) break;
        copied += bytesRead;
        if (copied > entry.bytes)
          throw installFailed(`${JSON.stringify(entry.path)} grew while it was copied`);
        await writeAll(to, buffer.subarray(0, bytesRead));
        wrote(bytesRead);
      }
      await to.sync();
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

function changed(entry: FolderEntry): ExtensionHostError {
  return installFailed(`${JSON.stringify(entry.path)} was changed while it was copied`);
}

/** A disk that is nearly full may take a part only. */
async function writeAll(to: Awaited<ReturnType<typeof open>>, bytes: Buffer): Promise<void> {
  let written = 0;
  while (written < bytes.length) written += (await to.write(bytes, written)).bytesWritten;
}
