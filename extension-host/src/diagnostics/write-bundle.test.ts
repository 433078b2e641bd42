import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { filesInZip } from '../testing/files-in-zip.js';
import { useTemporaryDirectory } from '../testing/temporary-directory.js';
import { readTail } from './read-tail.js';
import { writeBundle } from './write-bundle.js';

const directory = useTemporaryDirectory();
const never = new AbortController().signal;
const entries = [
  { name: 'README.txt', read: async () => 'Hello' },
  { name: 'logs/a.log', read: () => Promise.reject(new Error('it is gone')) },
];

test('a bundle holds every entry, and says so as it goes', async () => {
  const file = path.join(directory.path, 'out.zip');
  const told: unknown[] = [];
  const { size, entries: count } = await writeBundle(file, entries, never, (...args) => told.push(args));
  expect(count).toBe(2);
  expect(size).toBeGreaterThan(100);
  expect(told).toEqual([
    ['README.txt', 0, 2],
    ['logs/a.log', 1, 2],
  ]);
  expect(await filesInZip(file)).toEqual({
    'README.txt': 'Hello',
    'logs/a.log': 'This could not be read: it is gone\n',
  });
});

test('one that is called off, or cannot be written, leaves nothing', async () => {
  const calledOff = new AbortController();
  const file = path.join(directory.path, 'out.zip');
  await expect(writeBundle(file, entries, calledOff.signal, () => calledOff.abort())).rejects.toMatchObject({
    name: 'AbortError',
  });
  expect(await readdir(directory.path)).toEqual([]);
  const nowhere = path.join(directory.path, 'missing', 'out.zip');
  await expect(writeBundle(nowhere, entries, never, () => {})).rejects.toMatchObject({ code: 'ENOENT' });
});

test('of a long file the last whole lines are read', async () => {
  const file = path.join(directory.path, 'a.log');
  await writeFile(file, 'first\nsecond\nthird\n');
  expect(await readTail(file, 100)).toBe('first\nsecond\nthird\n');
  expect(await readTail(file, 9)).toBe('third\n');
});
