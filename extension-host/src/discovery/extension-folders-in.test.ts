import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { useTemporaryDirectory } from '../testing/temporary-directory.js';
import { writeExtension } from '../testing/write-extension.js';
import { extensionFoldersIn } from './extension-folders-in.js';

const directory = useTemporaryDirectory();

test('an extension folder stands for itself, a folder of them for each', async () => {
  const one = await writeExtension(path.join(directory.path, 'one'));
  const two = await writeExtension(path.join(directory.path, 'two'));
  await mkdir(path.join(directory.path, 'notes'));
  expect(await extensionFoldersIn(one)).toEqual([one]);
  expect(await extensionFoldersIn(directory.path)).toEqual([one, two]);
});

test('a folder without extensions stands for itself, so that it is told', async () => {
  expect(await extensionFoldersIn(directory.path)).toEqual([directory.path]);
  expect(await extensionFoldersIn('/not/there')).toEqual(['/not/there']);
});
