import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { describeSystemError } from '../base/system-error.js';
import { ExtensionHostError } from '../model/errors.js';
import { moveToTrash } from './move-to-trash.js';

/**
 * Removes an installed folder: it is gone for discovery at once, its files are deleted after that (what cannot be deleted
 * goes at the next start). A folder that is gone already is no error.
 * @throws ExtensionHostError `INSTALL_FAILED` where it cannot be moved, or does not lie directly in `extensionsDirectory`.
 */
export async function uninstallFolder(folder: string, extensionsDirectory: string): Promise<void> {
  const directory = await realpath(extensionsDirectory).catch(() => path.resolve(extensionsDirectory));
  const parent = await realpath(path.dirname(folder)).catch(() => path.resolve(path.dirname(folder)));
  if (parent !== directory)
    throw failed(`${folder} does not lie in ${directory}, and Plugo deletes nothing elsewhere`);
  try {
    await moveToTrash(path.join(directory, path.basename(folder)), directory);
  } catch (error) {
    throw failed(`${folder} cannot be moved: ${describeSystemError(error)}`, error);
  }
}

function failed(problem: string, cause?: unknown): ExtensionHostError {
  return new ExtensionHostError('INSTALL_FAILED', `Nothing was uninstalled: ${problem}.`, {
    cause,
    nextStep: 'Correct the cause named and uninstall again.',
  });
}
