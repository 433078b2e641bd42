import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { useTemporaryDirectory } from '../testing/temporary-directory.js';
import { writeExtension } from '../testing/write-extension.js';
import { discover } from './discover.js';

const directory = useTemporaryDirectory();
const inRoot = (name: string) => path.join(directory.path, 'extensions', name);

/** Ids and versions in use; ids, codes and folders of the broken ones; ids and versions kept out. */
async function picture(linkedFolders: readonly string[] = []) {
  const root = path.join(directory.path, 'extensions');
  const { extensions, broken, superseded } = await discover({
    roots: [root],
    linkedFolders,
    hostVersion: '0.1.0',
  });
  return {
    used: extensions.map(({ id, manifest }) => `${id}@${manifest.version}`),
    broken: broken.map(({ id, error, folder }) => `${id} ${error.code} ${path.basename(folder)}`),
    superseded: superseded.map(({ id, manifest }) => `${id}@${manifest.version}`),
  };
}

test('a root that does not exist holds nothing', async () => {
  expect(await picture()).toEqual({ used: [], broken: [], superseded: [] });
});

test('one bad folder never hides the others', async () => {
  await writeExtension(inRoot('a'), { name: 'a' });
  await writeExtension(inRoot('b'), { name: 'b' }, { 'package.json': '{' });
  await writeExtension(inRoot('c'), { name: 'c', displayName: 7, engines: 5 });
  await mkdir(inRoot('d'));
  await writeExtension(inRoot('e'), { name: 'e' });
  expect(await picture()).toEqual({
    used: ['plugo.a@1.0.0', 'plugo.e@1.0.0'],
    broken: ['folder:b MANIFEST_UNREADABLE b', 'folder:d MANIFEST_MISSING d', 'plugo.c MANIFEST_INVALID c'],
    superseded: [],
  });
});

test('of a broken one, what can be read is kept for display', async () => {
  await writeExtension(inRoot('c'), {
    displayName: 'Cee',
    description: 'Does it.',
    version: '2.0.0',
    main: 'gone.js',
  });
  const { broken } = await discover({
    roots: [path.join(directory.path, 'extensions')],
    linkedFolders: [],
    hostVersion: '0.1.0',
  });
  expect(broken).toEqual([
    {
      id: 'plugo.hello',
      folder: inRoot('c'),
      origin: 'installed',
      partial: { displayName: 'Cee', version: '2.0.0', description: 'Does it.' },
      error: expect.objectContaining({ code: 'ENTRY_MISSING', extensionId: 'plugo.hello' }),
    },
  ]);
});

test('files and names that start with a dot are not looked at', async () => {
  await writeExtension(inRoot('.staging-1'));
  await writeFile(inRoot('notes.txt'), '');
  expect(await picture()).toEqual({ used: [], broken: [], superseded: [] });
});

test('the same id and version in two folders: the first is used, the other names both', async () => {
  await writeExtension(inRoot('one'));
  await writeExtension(inRoot('two'));
  const { broken } = await discover({
    roots: [path.join(directory.path, 'extensions')],
    linkedFolders: [],
    hostVersion: '0.1.0',
  });
  expect(await picture()).toEqual({
    used: ['plugo.hello@1.0.0'],
    broken: ['folder:two DUPLICATE_ID two'],
    superseded: [],
  });
  expect(broken[0]?.error.message).toBe(
    `Both ${inRoot('one')} and ${inRoot('two')} hold plugo.hello 1.0.0; the first one is used.`,
  );
});

test('of several versions the highest is used, compared as versions and not as text', async () => {
  for (const version of ['1.9.0', '1.10.0', '1.10.0-beta.1'])
    await writeExtension(inRoot(`h-${version}`), { version });
  expect(await picture()).toEqual({
    used: ['plugo.hello@1.10.0'],
    broken: [],
    superseded: ['plugo.hello@1.10.0-beta.1', 'plugo.hello@1.9.0'],
  });
});

test('linked folders are read in place; one reached twice counts once', async () => {
  const linked = await writeExtension(path.join(directory.path, 'work'), { name: 'work' });
  await mkdir(inRoot(''), { recursive: true });
  await symlink(linked, inRoot('work-link'));
  expect((await picture([linked, linked, path.join(directory.path, 'gone')])).broken).toEqual([
    'folder:gone MANIFEST_MISSING gone',
  ]);
  expect((await picture([linked])).used).toEqual(['plugo.work@1.0.0']);
});

test('broken folders of the same name get ids of their own', async () => {
  const folders = ['x', 'y'].map((name) => path.join(directory.path, name, 'same'));
  for (const folder of folders) await mkdir(folder, { recursive: true });
  expect((await picture(folders)).broken).toEqual([
    'folder:same MANIFEST_MISSING same',
    'folder:same~2 MANIFEST_MISSING same',
  ]);
});

test('a root that is a file is told, and the other roots are read', async () => {
  await writeFile(path.join(directory.path, 'file'), '');
  await writeExtension(inRoot('a'), { name: 'a' });
  const { extensions, broken } = await discover({
    roots: [path.join(directory.path, 'file'), path.join(directory.path, 'extensions')],
    linkedFolders: [],
    hostVersion: '0.1.0',
  });
  expect(extensions.map(({ id }) => id)).toEqual(['plugo.a']);
  expect(broken.map(({ error }) => error.message)).toEqual([
    expect.stringMatching(/The directory .*file cannot be read: not a directory \(ENOTDIR\)\./),
  ]);
});
