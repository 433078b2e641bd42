import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { useTemporaryDirectory } from '../testing/temporary-directory.js';
import { writeExtension } from '../testing/write-extension.js';
import { sweepLeftovers } from './sweep-leftovers.js';
import { Trash } from './trash.js';
import { uninstallFolder } from './uninstall-folder.js';

const directory = useTemporaryDirectory();
const trash = () => new Trash(path.join(directory.path, 'trash'));
const extensions = () => path.join(directory.path, 'extensions');
const installed = (name: string) => path.join(extensions(), name);

test('an installed folder is removed with all in it, and uninstalling it again is no error', async () => {
  await writeExtension(installed('plugo.a-1.0.0'), {}, { 'deep/er/file': '' });
  await writeExtension(installed('plugo.b-1.0.0'));
  await uninstallFolder(installed('plugo.a-1.0.0'), extensions(), trash());
  await uninstallFolder(installed('plugo.a-1.0.0'), extensions(), trash());
  expect(await readdir(extensions())).toEqual(['plugo.b-1.0.0']);
});

test('a folder that lies elsewhere, or deeper, is not touched', async () => {
  const elsewhere = await writeExtension(path.join(directory.path, 'work'));
  await writeExtension(installed('plugo.a-1.0.0'), {}, { 'sub/file': '' });
  for (const folder of [elsewhere, path.join(installed('plugo.a-1.0.0'), 'sub'), extensions()]) {
    await expect(uninstallFolder(folder, extensions(), trash())).rejects.toMatchObject({
      code: 'INSTALL_FAILED',
      message: expect.stringMatching(/^Nothing was uninstalled: .* Plugo deletes nothing elsewhere\.$/),
    });
  }
  expect(await readdir(elsewhere)).toHaveLength(2);
});

test('of a link in the extensions directory only the link goes', async () => {
  const elsewhere = await writeExtension(path.join(directory.path, 'work'));
  await mkdir(extensions());
  await symlink(elsewhere, installed('work'));
  await uninstallFolder(installed('work'), extensions(), trash());
  expect([await readdir(extensions()), (await readdir(elsewhere)).length]).toEqual([[], 2]);
});

test('what a crash left half made or half deleted is swept; what was being replaced comes back', async () => {
  await writeExtension(installed('.staging-01234567'));
  await writeExtension(installed('.trash-89abcdef'));
  await writeExtension(installed('.aside-00000000-plugo.a-1.0.0'), {}, { 'old.js': '' });
  await writeExtension(installed('.aside-11111111-plugo.b-1.0.0'), {}, { 'old.js': '' });
  await writeExtension(installed('plugo.b-1.0.0'));
  await writeExtension(installed('.mine'));
  const done = await sweepLeftovers(extensions());
  expect((await readdir(extensions())).sort()).toEqual(['.mine', 'plugo.a-1.0.0', 'plugo.b-1.0.0']);
  expect(await readdir(installed('plugo.a-1.0.0'))).toContain('old.js');
  expect(await readdir(installed('plugo.b-1.0.0'))).not.toContain('old.js');
  expect(done.map((line) => line.replaceAll(extensions(), '~'))).toEqual([
    'plugo.a-1.0.0 was being replaced when Plugo ended; the old one is back.',
    '~/.aside-11111111-plugo.b-1.0.0, left by an interrupted change, was deleted.',
    '~/.staging-01234567, left by an interrupted change, was deleted.',
    '~/.trash-89abcdef, left by an interrupted change, was deleted.',
  ]);
});

test('a directory that is missing or a file needs no sweeping', async () => {
  expect(await sweepLeftovers(extensions())).toEqual([]);
  await writeFile(extensions(), '');
  expect(await sweepLeftovers(extensions())).toEqual([]);
});
