import { randomBytes } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { renamePatiently } from '../base/rename-patiently.js';
import { systemErrorCode } from '../base/system-error.js';
import { deleteFolder } from './move-to-trash.js';
import { temporaryPath } from './temporary-names.js';

/** A folder that can still be put back where it was. */
export interface TrashedFolder {
  readonly original: string;
  readonly place: string;
}

/** Where uninstalled folders lie until it is certain that nobody wants them back. What a host leaves there, the next one deletes. */
export class Trash {
  constructor(private readonly directory: string) {}

  /**
   * Takes a folder away at once; undefined where it is gone already. One that cannot be moved rejects with the system's error and is
   * as it was.
   */
  async take(folder: string): Promise<TrashedFolder | undefined> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    const place = path.join(this.directory, randomBytes(8).toString('hex'));
    try {
      await renamePatiently(folder, place);
      return { original: folder, place };
    } catch (error) {
      if (systemErrorCode(error) === 'ENOENT') return undefined;
      if (systemErrorCode(error) !== 'EXDEV') throw error;
    }
    // The extensions lie on another disk: there, under a name that discovery skips and the sweep at start deletes.
    const beside = temporaryPath('trash', path.dirname(folder));
    await renamePatiently(folder, beside);
    return { original: folder, place: beside };
  }

  /** Puts a folder back. Rejects with the system's error, and leaves it in the trash, where something else has its place by now. */
  async restore({ original, place }: TrashedFolder): Promise<void> {
    await renamePatiently(place, original);
  }

  /** Deletes it for good. Never fails: what cannot be deleted now goes at the next start. */
  async discard({ place }: TrashedFolder): Promise<void> {
    await deleteFolder(place);
  }

  /** Deletes what earlier hosts left. Never fails. */
  async empty(): Promise<void> {
    const names = await readdir(this.directory).catch(() => []);
    for (const name of names) await deleteFolder(path.join(this.directory, name));
  }
}
