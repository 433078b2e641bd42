import { copyFile, lstat, realpath } from 'node:fs/promises';
import { basename, isAbsolute, join, relative } from 'node:path';
import { app, dialog } from 'electron';
import { texts } from '../shared/texts/index.js';

/** Copies a recording to where the person chooses. Answers with the reason when it was not saved; with nothing when they cancel. */
export async function saveProfile(file: unknown, dataDirectory: string): Promise<string | undefined> {
  const source = await recordingAt(file, join(dataDirectory, 'profiles'));
  if (source === undefined) return texts.performance.notKept;
  const { canceled, filePath } = await dialog.showSaveDialog({
    title: texts.performance.saveAs,
    defaultPath: join(app.getPath('downloads'), basename(source)),
  });
  if (canceled || !filePath) return undefined;
  try {
    await copyFile(source, filePath);
    return undefined;
  } catch (error) {
    return texts.performance.notSaved(filePath, error instanceof Error ? error.message : String(error));
  }
}

/** A file of the host's recordings; nothing else is copied, whatever the page says. */
async function recordingAt(file: unknown, directory: string): Promise<string | undefined> {
  if (typeof file !== 'string' || !/\.(cpuprofile|heapsnapshot)$/.test(file)) return undefined;
  try {
    const way = relative(await realpath(directory), await realpath(file));
    const isInside = way !== '' && !way.startsWith('..') && !isAbsolute(way);
    return isInside && (await lstat(file)).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}
