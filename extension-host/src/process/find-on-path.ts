import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/** The first executable file of this name in the directories of `searchPath`; on Windows also with the usual endings. */
export function findOnPath(name: string, searchPath: string): string | undefined {
  const endings = process.platform === 'win32' && path.extname(name) === '' ? ['.exe', '.com', ''] : [''];
  for (const directory of searchPath.split(path.delimiter)) {
    // An empty or relative entry means the current directory: never run what happens to lie there.
    if (!path.isAbsolute(directory)) continue;
    for (const ending of endings) {
      const file = path.join(directory, name + ending);
      if (isExecutableFile(file)) return file;
    }
  }
  return undefined;
}

function isExecutableFile(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
