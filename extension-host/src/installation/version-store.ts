import { mkdir, readdir, rmdir, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import semver from 'semver';
import { renamePatiently } from '../base/rename-patiently.js';
import { systemErrorCode } from '../base/system-error.js';
import { deleteFolder } from './move-to-trash.js';

/** A version that is not in force and can be put in force again. */
export interface KeptVersion {
  readonly version: string;
  readonly folder: string;
  /** When it ceased to be in force, milliseconds since 1970. */
  readonly keptAt: number;
}

/** Versions of an extension on disk, with the one in force. */
const versionsInAll = 3;

/** The versions before the one in force, in `<directory>/<id>/<version>`. */
export class VersionStore {
  constructor(private readonly directory: string) {}

  /**
   * Takes the folder of a version that has been replaced, and lets the oldest go, and what is kept of the one in force now. Rejects with
   * the system's error where it cannot be moved.
   */
  async keep(id: string, version: string, folder: string, inForce: string): Promise<void> {
    const place = this.placeOf(id, version);
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
    await deleteFolder(place);
    await renamePatiently(folder, place);
    const now = new Date();
    await utimes(place, now, now);
    await this.delete(id, inForce);
    const old = (await this.list(id)).slice(versionsInAll - 1);
    for (const { version: gone } of old) await this.delete(id, gone);
  }

  /** Latest first. */
  async list(id: string): Promise<readonly KeptVersion[]> {
    const directory = path.join(this.directory, id);
    const names = await readdir(directory).catch(() => []);
    const kept = await Promise.all(
      names.filter((name) => semver.valid(name)).map((name) => keptIn(directory, name)),
    );
    return kept.flatMap((one) => one ?? []).sort((a, b) => b.keptAt - a.keptAt);
  }

  async find(id: string, version: string): Promise<KeptVersion | undefined> {
    return (await this.list(id)).find((kept) => kept.version === version);
  }

  /** That there is none is no error. */
  async delete(id: string, version: string): Promise<void> {
    const place = this.placeOf(id, version);
    await deleteFolder(place);
    // Only when it was the last one.
    await rmdir(path.dirname(place)).catch(() => {});
  }

  /** Where all of an extension lie. */
  directoryOf(id: string): string {
    return path.join(this.directory, id);
  }

  /** Forgets versions of extensions that are not installed any more. Never fails. */
  async sweep(installed: ReadonlySet<string>): Promise<void> {
    const names = await readdir(this.directory).catch(() => []);
    for (const id of names.filter((name) => !installed.has(name)))
      await deleteFolder(path.join(this.directory, id));
  }

  private placeOf(id: string, version: string): string {
    return path.join(this.directory, id, version);
  }
}

async function keptIn(directory: string, version: string): Promise<KeptVersion | undefined> {
  const folder = path.join(directory, version);
  try {
    const { mtimeMs } = await stat(folder);
    return { version, folder, keptAt: Math.round(mtimeMs) };
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
