import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, isAbsolute, join, relative } from 'node:path';
import { shell } from 'electron';
import type { Editor } from '../shared/app-settings.js';
import type { SourcePlace } from '../shared/preload-api.js';
import { texts } from '../shared/texts/index.js';
import { sourceAddress } from './source-address.js';

/** Opens a file of an extension at a line. Answers with the reason when it is not opened. */
export async function openSource(
  place: unknown,
  editor: Editor,
  dataDirectory: string,
): Promise<string | undefined> {
  if (!isPlace(place)) return texts.logs.noSource('');
  const path = await fileWithin(await extensionFolders(dataDirectory), place.path);
  if (path === undefined) return texts.logs.noSource(place.path);
  const address = sourceAddress(editor, { ...place, path });
  if (address !== undefined) {
    // No program answers to the address: the system says so in its own words.
    await shell.openExternal(address).catch(() => shell.showItemInFolder(path));
    return undefined;
  }
  if (!(await isOnlyRead(path))) {
    shell.showItemInFolder(path);
    return undefined;
  }
  return (await shell.openPath(path)) || undefined;
}

/** Where the files of extensions are: the folder they are installed into, and those that were linked. */
export async function extensionFolders(dataDirectory: string): Promise<readonly string[]> {
  const linked: unknown = await readFile(join(dataDirectory, 'state.json'), 'utf8')
    .then((text) => (JSON.parse(text) as { linkedFolders?: unknown }).linkedFolders)
    .catch(() => undefined);
  const folders = Array.isArray(linked) ? linked.filter((one) => typeof one === 'string') : [];
  return [join(dataDirectory, 'extensions'), ...folders];
}

/** The file itself, links followed, where it lies in one of the folders. */
export async function fileWithin(folders: readonly string[], path: string): Promise<string | undefined> {
  try {
    if (!isAbsolute(path)) return undefined;
    const real = await realpath(path);
    if (!(await stat(real)).isFile()) return undefined;
    for (const folder of folders) {
      const way = relative(await realpath(folder).catch(() => folder), real);
      if (way !== '' && !way.startsWith('..') && !isAbsolute(way)) return real;
    }
  } catch {
    // It is not there any more.
  }
  return undefined;
}

/** Endings that systems run, or hand to an interpreter, in place of showing them. */
const run = new Set(
  '.app .bat .cmd .com .command .desktop .exe .jar .js .jse .lnk .msi .pif .ps1 .py .pyw .reg .scr .sh .url .vb .vbs .ws .wsf'.split(
    ' ',
  ),
);

/** Whether the system's program for such a file only shows it. Windows runs scripts; others run what is marked so. */
export async function isOnlyRead(path: string, platform = process.platform): Promise<boolean> {
  const runs = run.has(extname(path).toLowerCase());
  if (platform === 'win32') return !runs;
  return ((await stat(path)).mode & 0o111) === 0 && !['.app', '.command', '.desktop'].includes(extname(path));
}

function isPlace(place: unknown): place is SourcePlace {
  if (typeof place !== 'object' || place === null) return false;
  const { path, line, column } = place as Partial<Record<keyof SourcePlace, unknown>>;
  const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
  return (
    typeof path === 'string' &&
    path.length < 4096 &&
    isCount(line) &&
    (column === undefined || isCount(column))
  );
}
