import { mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

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
    throw new Error(
      `Plugo cannot write its data directory ${directory}: ${reasonOf(cause)}. ` +
        `Make it writable, or name another one with ${option}FOLDER.`,
      { cause },
    );
  }
}

function reasonOf(cause: unknown): string {
  switch ((cause as NodeJS.ErrnoException).code) {
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'something on its way is a file';
    case 'EROFS':
      return 'it is on a read-only disk';
    case 'ENOSPC':
      return 'the disk is full';
    default:
      return cause instanceof Error ? cause.message : String(cause);
  }
}
