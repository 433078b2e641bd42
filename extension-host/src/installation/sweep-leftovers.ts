import { access, readdir } from 'node:fs/promises';
import path from 'node:path';
import { renamePatiently } from '../base/rename-patiently.js';
import { describeSystemError } from '../base/system-error.js';
import { deleteFolder } from './move-to-trash.js';
import { parseTemporaryName } from './temporary-names.js';

/**
 * Finishes what a crash of the host interrupted: half-made and half-deleted folders go, a folder that was just being replaced
 * comes back. Call it at start, before discovery. Never fails.
 * @returns What was done, in sentences for the log.
 */
export async function sweepLeftovers(extensionsDirectory: string): Promise<readonly string[]> {
  const names = await readdir(extensionsDirectory).catch(() => []);
  const done: string[] = [];
  for (const name of names.sort()) {
    const meaning = parseTemporaryName(name);
    if (!meaning) continue;
    const leftover = path.join(extensionsDirectory, name);
    const original = meaning.kind === 'aside' ? meaning.original : undefined;
    if (original !== undefined && !(await exists(path.join(extensionsDirectory, original))))
      done.push(await bringBack(leftover, original));
    else if (await deleteFolder(leftover))
      done.push(`${leftover}, left by an interrupted change, was deleted.`);
    else done.push(`${leftover}, left by an interrupted change, cannot be deleted.`);
  }
  return done;
}

/** The new folder did not get to its place, so the old one is wanted again. It is never deleted. */
async function bringBack(leftover: string, original: string): Promise<string> {
  try {
    await renamePatiently(leftover, path.join(path.dirname(leftover), original));
    return `${original} was being replaced when Plugo ended; the old one is back.`;
  } catch (error) {
    return `${original} was being replaced when Plugo ended; the old one, ${leftover}, cannot be moved back: ${describeSystemError(error)}.`;
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
