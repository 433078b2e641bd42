import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, OUTPUTS } from '../build.mjs';
import { LOCAL_CACHE, ROOT } from '../paths.mjs';

const STAMP = join(LOCAL_CACHE, 'build-stamp');
const SOURCES = ['sdk', 'extension-host', 'app', 'sample-extensions', 'scripts/build.mjs'];
const ROOT_FILES = ['package-lock.json', 'tsconfig.json', 'tsconfig.base.json'];
const NOT_SOURCES = new Set(['node_modules', 'dist', 'e2e', '__pycache__', '.cache']);

/** Builds unless nothing has changed since the last build. Reads all sources, a matter of milliseconds. */
export async function buildWhenChanged(say) {
  const signature = signatureOfSources();
  if (readStamp() === signature && OUTPUTS.every((output) => existsSync(join(ROOT, output)))) {
    return { state: 'up to date' };
  }
  say('building');
  await build();
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, signature);
  return { state: 'built' };
}

function signatureOfSources() {
  const hash = createHash('sha256');
  for (const path of [...ROOT_FILES, ...SOURCES]) addToSignature(hash, join(ROOT, path));
  return hash.digest('hex');
}

function addToSignature(hash, path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isDirectory()) {
    hash.update(`${path}\0`).update(found ? readFileSync(path) : '');
    return;
  }
  for (const name of readdirSync(path).sort()) {
    if (!NOT_SOURCES.has(name)) addToSignature(hash, join(path, name));
  }
}

function readStamp() {
  try {
    return readFileSync(STAMP, 'utf8');
  } catch {
    return undefined;
  }
}
