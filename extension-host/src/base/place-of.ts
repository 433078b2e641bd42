import { realpath } from 'node:fs/promises';
import path from 'node:path';

/** The absolute path of a file or folder with all links resolved; where it is gone, without. For comparing. */
export function placeOf(file: string): Promise<string> {
  return realpath(file).catch(() => path.resolve(file));
}
