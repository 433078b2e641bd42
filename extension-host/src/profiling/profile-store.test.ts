import { stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { useTemporaryDirectory } from '../testing/temporary-directory.js';
import { ProfileStore } from './profile-store.js';

const directory = useTemporaryDirectory();
const storeHere = () => new ProfileStore(join(directory.path, 'profiles'));

async function recorded(store: ProfileStore, text: string) {
  const file = await store.newFile('a.b', 'cpu', 0);
  await writeFile(file, text);
  return store.keep({ extensionId: 'a.b', kind: 'cpu', at: 0, file });
}

test('each recording has a directory that nobody else can read', async () => {
  const file = await storeHere().newFile('a.b/..', 'heap', Date.UTC(2026, 0, 2, 3, 4, 5));
  expect(file).toMatch(/recording-\w+\/a\.b_\.\.-20260102T030405\.heapsnapshot$/);
  expect((await stat(dirname(file))).mode & 0o777).toBe(0o700);
});

test('it is read in pieces of whole characters', async () => {
  const store = storeHere();
  const text = '€'.repeat(800_000);
  const { profileId } = await recorded(store, text);
  let read = '';
  let pieces = 0;
  for (let offset: number | undefined = 0; offset !== undefined; pieces += 1) {
    const piece: { text: string; next?: number } = await store.read(profileId, offset);
    read += piece.text;
    offset = piece.next;
  }
  expect([read === text, pieces]).toEqual([true, 3]);
});

test('the last ten are kept', async () => {
  const store = storeHere();
  const first = await recorded(store, '{}');
  for (let i = 0; i < 10; i += 1) await recorded(store, '{}');
  expect(store.list).toHaveLength(10);
  await expect(store.read(first.profileId, 0)).rejects.toMatchObject({ code: 'PROFILE_NOT_FOUND' });
  await expect(stat(first.file)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('it is done when the file is there, failed when that says so; a link is no recording', async () => {
  const store = storeHere();
  const file = await store.newFile('a.b', 'cpu', 0);
  expect(await store.progressOf(file)).toBe('underWay');
  await symlink('/etc/hostname', file);
  expect(await store.progressOf(file)).toBe('underWay');
  await writeFile(`${file}.failed`, 'No memory.');
  expect(await store.progressOf(file)).toEqual({ failure: 'No memory.' });
});
