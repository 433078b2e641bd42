import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { useTemporaryDirectory } from '../testing/temporary-directory.js';
import { writeExtension } from '../testing/write-extension.js';
import { Trash } from './trash.js';

const directory = useTemporaryDirectory();
const inside = (...names: string[]) => path.join(directory.path, ...names);
const trash = () => new Trash(inside('trash'));

test('a folder is gone at once and can be put back whole', async () => {
  const folder = await writeExtension(inside('extensions', 'a'), {}, { 'deep/er/file': 'x' });
  const before = await readdir(folder, { recursive: true });
  const trashed = await trash().take(folder);
  expect(await readdir(inside('extensions'))).toEqual([]);
  if (trashed) await trash().restore(trashed);
  expect(await readdir(folder, { recursive: true })).toEqual(before);
  expect(await readdir(inside('trash'))).toEqual([]);
});

test('one that is gone already is none, and one whose place is taken stays in the trash', async () => {
  expect(await trash().take(inside('extensions', 'a'))).toBeUndefined();
  const folder = await writeExtension(inside('extensions', 'b'));
  const trashed = await trash().take(folder);
  await writeExtension(folder);
  await expect(trashed && trash().restore(trashed)).rejects.toThrow();
  expect(await readdir(inside('trash'))).toHaveLength(1);
});

test('what is discarded is deleted, and what an earlier host left is, too', async () => {
  const folder = await writeExtension(inside('extensions', 'a'));
  const trashed = await trash().take(folder);
  await mkdir(inside('trash', 'left', 'over'), { recursive: true });
  if (trashed) await trash().discard(trashed);
  expect(await readdir(inside('trash'))).toEqual(['left']);
  await trash().empty();
  expect(await readdir(inside('trash'))).toEqual([]);
});
