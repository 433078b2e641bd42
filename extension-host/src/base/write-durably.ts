import { randomBytes } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { renamePatiently } from './rename-patiently.js';

/**
 * Replaces a file as a whole: whatever happens, power loss included, it holds either the old or the new content. Makes the
 * directory. Rejects with the system's error and leaves no temp file.
 * @param beforeReplacing Runs when the new content is on disk under another name.
 */
export async function writeDurably(
  file: string,
  content: string,
  beforeReplacing: () => Promise<void> = async () => {},
): Promise<void> {
  const directory = path.dirname(file);
  await mkdir(directory, { recursive: true });
  const temporary = `${file}.tmp-${randomBytes(4).toString('hex')}`;
  try {
    await writeAndSync(temporary, content);
    await beforeReplacing();
    await renamePatiently(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
  await syncDirectory(directory);
}

async function writeAndSync(file: string, content: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes renames in a directory durable. Where the system cannot do that (Windows), it does nothing. */
export async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } catch {
    // Some file systems refuse to sync a directory; the rename itself has happened.
  } finally {
    await handle.close();
  }
}
