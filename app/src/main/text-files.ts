import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { dialog } from 'electron';
import type { FileType, OpenedFile, SavedFile } from '../shared/preload-api.js';
import { texts } from '../shared/texts/index.js';

/** Bytes of a file that the window takes: more than it can have written. */
const largestFile = 256 * 1024 * 1024;

/** Lets the person choose where a text is kept. The page names no path: it cannot write but where it is told to. */
export async function saveTextFile(file: unknown): Promise<SavedFile | undefined> {
  if (!isRecord(file) || typeof file.text !== 'string') return undefined;
  const { text } = file;
  const suggested = typeof file.suggestedName === 'string' ? basename(file.suggestedName).slice(0, 200) : '';
  const { canceled, filePath } = await dialog.showSaveDialog({
    defaultPath: suggested,
    filters: filtersOf(file.type),
  });
  if (canceled || filePath === undefined || filePath === '') return undefined;
  try {
    // Only for its owner: it may hold what extensions work on.
    await writeFile(filePath, text, { mode: 0o600 });
    return { path: filePath };
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}

/** Lets the person choose a file for the page to read. */
export async function openTextFile(type: unknown): Promise<OpenedFile | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    filters: filtersOf(type),
    properties: ['openFile'],
  });
  const [path] = filePaths;
  if (canceled || path === undefined) return undefined;
  try {
    if ((await stat(path)).size > largestFile) return { problem: texts.common.fileTooLarge };
    return { name: basename(path), text: await readFile(path, 'utf8') };
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}

function filtersOf(type: unknown): { name: string; extensions: string[] }[] {
  const { name, extensions } = (type ?? {}) as Partial<FileType>;
  if (typeof name !== 'string' || !Array.isArray(extensions)) return [];
  return [{ name, extensions: extensions.filter((one) => typeof one === 'string') }];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
