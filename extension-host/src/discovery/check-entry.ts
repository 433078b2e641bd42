import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { isInside } from '../base/is-inside.js';
import { commandForPlatform, isProgramPath } from '../model/command-for-platform.js';
import { ExtensionHostError } from '../model/errors.js';
import type { ExtensionManifest } from '../model/manifest/schema.js';

/**
 * Checks that what starts the extension is there. A program of the system, such as `python3`, is looked for when
 * it is started.
 * @param folder Absolute, links resolved.
 * @throws ExtensionHostError `ENTRY_MISSING`, `ENTRY_OUTSIDE`
 */
export async function checkEntry(folder: string, manifest: ExtensionManifest): Promise<void> {
  if (manifest.main !== undefined) return checkFile(folder, 'main', manifest.main);
  const run = manifest.plugo?.run;
  if (!run) return;
  const command = commandForPlatform(run);
  if (command === undefined) {
    const platforms = Object.keys(run.command).join(', ') || 'none';
    throw new ExtensionHostError(
      'ENTRY_MISSING',
      `plugo.run.command names no program for ${process.platform}-${process.arch}; it has ${platforms}.`,
      { nextStep: 'Install a version of the extension made for this computer.' },
    );
  }
  if (!isProgramPath(command) || path.isAbsolute(command)) return;
  return checkFile(folder, 'plugo.run.command', command);
}

async function checkFile(folder: string, field: string, entry: string): Promise<void> {
  const file = path.resolve(folder, entry);
  if (!isInside(folder, file)) throw outside(folder, field, entry, file);
  const real = await checkExists(file, field, entry);
  if (!isInside(folder, real)) throw outside(folder, field, entry, real);
}

/** @returns Where the file really is. */
async function checkExists(file: string, field: string, entry: string): Promise<string> {
  const stats = await stat(file).catch(() => undefined);
  if (stats?.isFile()) return realpath(file);
  const found = stats ? 'is no file' : 'does not exist';
  throw new ExtensionHostError(
    'ENTRY_MISSING',
    `${field} is ${JSON.stringify(entry)}, but ${file} ${found}.`,
  );
}

function outside(folder: string, field: string, entry: string, file: string): ExtensionHostError {
  return new ExtensionHostError(
    'ENTRY_OUTSIDE',
    `${field} is ${JSON.stringify(entry)}, which leads to ${file}, outside the folder ${folder}.`,
  );
}
