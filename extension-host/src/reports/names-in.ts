import { readdir } from 'node:fs/promises';

/** The names of the files in a folder that end like this, without the ending; none where there is no folder. */
export async function namesIn(folder: string, ending: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.flatMap((name) => (name.endsWith(ending) ? [name.slice(0, -ending.length)] : []));
}
