import { access, readdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * The extension folders a path stands for: itself where it has a package.json, else its sub-folders that have one. A path with
 * neither stands for itself, so that discovery can say what is wrong with it.
 */
export async function extensionFoldersIn(folder: string): Promise<readonly string[]> {
  if (await hasManifest(folder)) return [folder];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const folders = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => path.join(folder, entry.name))
    .sort();
  const sound = await Promise.all(folders.map(hasManifest));
  const found = folders.filter((_, index) => sound[index]);
  return found.length > 0 ? found : [folder];
}

function hasManifest(folder: string): Promise<boolean> {
  return access(path.join(folder, 'package.json')).then(
    () => true,
    () => false,
  );
}
