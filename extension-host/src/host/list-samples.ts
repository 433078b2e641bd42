import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sample } from '../control/sample-messages.js';
import { readIcon } from '../discovery/icon.js';
import { readExtension } from '../discovery/read-extension.js';

/** The sound extensions in the sub-folders of `folder`, by name. Others are no samples; never fails. */
export async function listSamples(
  folder: string | undefined,
  hostVersion: string,
): Promise<readonly Sample[]> {
  if (folder === undefined) return [];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  const read = await Promise.all(folders.map(({ name }) => readSample(join(folder, name), hostVersion)));
  return read
    .filter((sample) => sample !== undefined)
    .sort((a, b) => a.displayName.localeCompare(b.displayName, 'en'));
}

async function readSample(folder: string, hostVersion: string): Promise<Sample | undefined> {
  try {
    const extension = await readExtension(folder, 'installed', hostVersion);
    const { manifest } = extension;
    const { url } = await readIcon(extension);
    return {
      id: extension.id,
      displayName: manifest.displayName ?? manifest.name,
      version: manifest.version,
      description: manifest.description ?? '',
      folder: extension.folder,
      ...(url === undefined ? {} : { icon: url }),
    };
  } catch {
    return undefined;
  }
}
