import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';

/** What a folder takes on disk. Links count as themselves and are not followed. */
export interface FolderSize {
  readonly files: number;
  readonly bytes: number;
}

/** Never fails: what is gone or cannot be read counts as nothing. */
export async function measureFolder(folder: string): Promise<FolderSize> {
  let files = 0;
  let bytes = 0;
  const waiting = [folder];
  for (let directory = waiting.pop(); directory !== undefined; directory = waiting.pop()) {
    for (const entry of await readdir(directory, { withFileTypes: true }).catch(() => [])) {
      const place = path.join(directory, entry.name);
      if (entry.isDirectory()) {
        waiting.push(place);
        continue;
      }
      files += 1;
      bytes += (await lstat(place).catch(() => undefined))?.size ?? 0;
    }
  }
  return { files, bytes };
}

/** Those files directly in a directory whose names are wanted. Never fails. */
export async function measureFiles(
  directory: string,
  isWanted: (name: string) => boolean,
): Promise<FolderSize> {
  const names = (await readdir(directory).catch(() => [])).filter(isWanted);
  const sizes = await Promise.all(
    names.map((name) =>
      lstat(path.join(directory, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return { files: names.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
