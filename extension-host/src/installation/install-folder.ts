import { mkdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { isInside } from '../base/is-inside.js';
import { renamePatiently } from '../base/rename-patiently.js';
import { describeSystemError, systemErrorCode } from '../base/system-error.js';
import { syncDirectory } from '../base/write-durably.js';
import type { CopyProgress } from '../model/copy-progress.js';
import { ExtensionHostError } from '../model/errors.js';
import type { ExtensionDescription } from '../model/extension-description.js';
import { copyFolder } from './copy-folder.js';
import { type FolderLimits, inspectFolder } from './inspect-folder.js';
import { installFailed, installUnsafe } from './installation-errors.js';
import { deleteFolder, moveToTrash } from './move-to-trash.js';
import { temporaryPath } from './temporary-names.js';

export interface InstallRequest {
  /** The folder to copy. */
  readonly source: string;
  /** Where the host keeps its copies. Made when missing. */
  readonly extensionsDirectory: string;
  /** Reads the staged copy, as discovery will; throws what is wrong with it. */
  readonly verify: (folder: string) => Promise<ExtensionDescription>;
  /** Runs when the copy is complete and sound, before anything of the old one is touched; a running one is stopped here. */
  readonly beforeSwap?: () => Promise<void>;
  /** Folders of other versions of the extension, removed once the new one is in place. */
  readonly replaces?: readonly string[];
  /** Takes such a folder out of the extensions directory; it is deleted when this is left out, and when this fails. */
  readonly retire?: (folder: string) => Promise<void>;
  readonly onProgress?: (progress: CopyProgress) => void;
  readonly signal?: AbortSignal;
  readonly limits?: FolderLimits;
}

/**
 * Copies an extension in: staged beside the others, verified, then renamed to `<id>-<version>`. A folder of that name is
 * replaced. Whatever fails, nothing of the new one is left and the old one is as it was.
 * @returns The description of the installed copy.
 * @throws ExtensionHostError `INSTALL_UNSAFE`, `INSTALL_FAILED` (also when aborted), or what `verify` or `beforeSwap` threw.
 */
export async function installFolder(request: InstallRequest): Promise<ExtensionDescription> {
  const { source, signal } = request;
  let staged: string | undefined;
  try {
    const directory = await prepareDirectory(request.extensionsDirectory);
    await refuseNesting(source, directory);
    const contents = await inspectFolder(source, request);
    staged = temporaryPath('staging', directory);
    await copyFolder(contents, staged, request);
    const description = await request.verify(staged);
    signal?.throwIfAborted();
    await request.beforeSwap?.();
    signal?.throwIfAborted();
    const folder = path.join(directory, `${description.id}-${description.manifest.version}`);
    await swapIn(staged, folder, directory);
    await removeOthers(request, folder, directory);
    return { ...description, folder };
  } catch (error) {
    if (staged) await deleteFolder(staged);
    if (error instanceof ExtensionHostError) throw error;
    if (signal?.aborted) throw installFailed('it was cancelled', error);
    const { path: place = source } = error as NodeJS.ErrnoException;
    throw installFailed(`${place} could not be copied: ${describeSystemError(error)}`, error);
  }
}

async function prepareDirectory(directory: string): Promise<string> {
  await mkdir(directory, { recursive: true });
  return realpath(directory);
}

/** Copying a folder into itself would not end, and what the host owns is installed already. */
async function refuseNesting(source: string, directory: string): Promise<void> {
  const real = await realpath(source).catch(() => path.resolve(source));
  if (real === directory || isInside(real, directory))
    throw installUnsafe(`${source} holds the directory ${directory}, where Plugo keeps its extensions`);
  if (isInside(directory, real))
    throw installUnsafe(
      `${source} lies in ${directory}, where Plugo keeps its extensions, so it is installed already`,
    );
}

/** Puts the staged folder in place. An old one of the same name is kept aside until that has worked. */
async function swapIn(staged: string, folder: string, directory: string): Promise<void> {
  const aside = temporaryPath('aside', directory, path.basename(folder));
  const hadOld = await renamePatiently(folder, aside).then(
    () => true,
    (error: unknown) => {
      if (systemErrorCode(error) === 'ENOENT') return false;
      throw error;
    },
  );
  try {
    await renamePatiently(staged, folder);
  } catch (error) {
    if (hadOld) await renamePatiently(aside, folder);
    throw error;
  }
  await syncDirectory(directory);
  if (hadOld) await deleteFolder(aside);
}

/** What cannot be removed stays, not used as long as its version is lower; the new one is installed all the same. */
async function removeOthers(
  { replaces = [], retire }: InstallRequest,
  kept: string,
  directory: string,
): Promise<void> {
  for (const folder of replaces) {
    if (path.resolve(folder) === kept || path.dirname(path.resolve(folder)) !== directory) continue;
    const isRetired = await retire?.(folder).then(
      () => true,
      () => false,
    );
    if (!isRetired) await moveToTrash(folder, directory).catch(() => {});
  }
}
