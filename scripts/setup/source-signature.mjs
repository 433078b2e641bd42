import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../paths.mjs';

const NOT_SOURCES = new Set(['node_modules', 'dist', 'e2e', '__pycache__', '.cache']);

/** A hash of files and of all that is in folders, named from the root of the clone. Reads all of it: milliseconds. */
export function sourceSignature(paths) {
  const hash = createHash('sha256');
  for (const path of paths) add(hash, join(ROOT, path));
  return hash.digest('hex');
}

function add(hash, path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isDirectory()) {
    hash.update(`${path}\0`).update(found ? readFileSync(path) : '');
    return;
  }
  for (const name of readdirSync(path).sort()) {
    if (!NOT_SOURCES.has(name)) add(hash, join(path, name));
  }
}
