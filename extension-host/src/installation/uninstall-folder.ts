import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { describeSystemError } from '../base/system-error.js';
import { ExtensionHostError } from '../model/errors.js';
import type { Trash, TrashedFolder } from './trash.js';

/**
 * Takes an installed folder out of the extensions directory, to where it can be put back from. A folder that is gone already is no
 * error.
 * @throws ExtensionHostError `INSTALL_FAILED` where it cannot be moved, or does not lie directly in `extensionsDirectory`.
 */
export async function uninstallFolder(
  folder: string,
  extensionsDirectory: string,
  trash: Trash,
): Promise<TrashedFolder | undefined> {
  const directory = await realpath(extensionsDirectory).catch(() => path.resolve(extensionsDirectory));
  const parent = await realpath(path.dirname(folder)).catch(() => path.resolve(path.dirname(folder)));
  if (parent !== directory)
    throw failed(`${folder} does not lie in ${directory}, and Plugo deletes nothing elsewhere`);
  try {
    return await trash.take(path.join(directory, path.basename(folder)));
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
