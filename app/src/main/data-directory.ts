import { mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { texts } from '../shared/texts/index.js';

const option = '--data-dir=';

/** The data directory the person named, absolute; undefined: the system's usual place. The option outranks the variable. */
export function namedDataDirectory(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const named = argv.find((argument) => argument.startsWith(option))?.slice(option.length);
  const directory = named || environment.PLUGO_DATA_DIR;
  return directory ? resolve(directory) : undefined;
}

/** Makes the directory and tries to write in it; fails with a sentence for the person. */
export function ensureWritable(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    rmdirSync(mkdtempSync(join(directory, '.writable-')));
  } catch (cause) {
    throw new Error(texts.appWindow.dataUnwritable(directory, reasonOf(cause)), { cause });
  }
}

function reasonOf(cause: unknown): string {
  switch ((cause as NodeJS.ErrnoException).code) {
    case 'EACCES':
    case 'EPERM':
      return texts.appWindow.denied;
    case 'ENOTDIR':
    case 'EEXIST':
      return texts.appWindow.isFile;
    case 'EROFS':
      return texts.appWindow.readOnly;
    case 'ENOSPC':
      return texts.appWindow.full;
    default:
      return cause instanceof Error ? cause.message : String(cause);
  }
}
