import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { renamePatiently } from './rename-patiently.js';

let directory: string;
let from: string;
let to: string;

beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'plugo-rename-'));
  from = path.join(directory, 'from');
  to = path.join(directory, 'to');
  await writeFile(from, 'content');
});

afterEach(() => rm(directory, { recursive: true, force: true }));

// A directory in the way makes rename fail with EISDIR, as EPERM does on Windows while a scanner looks at a file.
const passes = (code: string | undefined) => code === 'EISDIR';

test('an error that passes is waited for', async () => {
  await mkdir(to);
  const renamed = renamePatiently(from, to, { passes });
  setTimeout(() => void rm(to, { recursive: true }), 40);
  await renamed;
  expect(await readFile(to, 'utf8')).toBe('content');
});

test('an error that stays is thrown when patience ends', async () => {
  await mkdir(to);
  await expect(renamePatiently(from, to, { passes, patience: 50 })).rejects.toMatchObject({ code: 'EISDIR' });
});

test('any other error is thrown at once', async () => {
  await expect(renamePatiently(`${from}-missing`, to)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('waiting ends when it is aborted', async () => {
  await mkdir(to);
  const aborted = renamePatiently(from, to, { passes, signal: AbortSignal.timeout(30) });
  await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
});
