import { rm } from 'node:fs/promises';
import { renamePatiently } from '../base/rename-patiently.js';
import { systemErrorCode } from '../base/system-error.js';
import { temporaryPath } from './temporary-names.js';

/**
 * Takes a folder out of the extensions directory at once, then deletes its files. What cannot be deleted now goes at the next
 * start. A folder that is gone is no error; one that cannot be moved rejects with the system's error and is as it was.
 */
export async function moveToTrash(folder: string, extensionsDirectory: string): Promise<void> {
  const trash = temporaryPath('trash', extensionsDirectory);
  try {
    await renamePatiently(folder, trash);
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return;
    throw error;
  }
  await deleteFolder(trash);
}

/** Deletes what can be deleted. Never fails. @returns Whether nothing is left. */
export async function deleteFolder(folder: string): Promise<boolean> {
  return rm(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 100 }).then(
    () => true,
    () => false,
  );
}
