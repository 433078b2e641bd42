import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The full path of a program on PATH, or undefined. */
export function which(program, path = process.env.PATH ?? '') {
  // Xvfb and apt-get are found for a person whose PATH lacks the system's own folders, too.
  const folders = [...path.split(delimiter), '/usr/bin', '/usr/sbin'];
  return folders.map((folder) => join(folder, program)).find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
