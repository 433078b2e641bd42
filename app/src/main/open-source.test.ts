import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { extensionFolders, fileWithin, isOnlyRead } from './open-source.js';
import { sourceAddress } from './source-address.js';

vi.mock('electron', () => ({ shell: {} }));

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'plugo-source-'));
  await mkdir(join(data, 'extensions', 'a'), { recursive: true });
});
afterEach(() => rm(data, { recursive: true, force: true }));

test('only files within the folders of extensions are opened, links followed first', async () => {
  const inside = join(data, 'extensions', 'a', 'main.js');
  const [outside, linked] = [join(data, 'secret.txt'), join(data, 'linked')];
  await writeFile(inside, '');
  await writeFile(outside, '');
  await mkdir(linked);
  await writeFile(join(linked, 'x.go'), '');
  await symlink(outside, join(data, 'extensions', 'a', 'link.js'));
  await writeFile(join(data, 'state.json'), JSON.stringify({ schema: 1, linkedFolders: [linked] }));
  const folders = await extensionFolders(data);
  const found = (path: string) => fileWithin(folders, path);
  expect({
    inside: await found(inside),
    linkedFolder: await found(join(linked, 'x.go')),
    upwards: await found(join(data, 'extensions', 'a', '..', '..', 'secret.txt')),
    outside: await found(outside),
    link: await found(join(data, 'extensions', 'a', 'link.js')),
    folder: await found(join(data, 'extensions', 'a')),
    missing: await found(join(data, 'extensions', 'a', 'gone.js')),
    relative: await found('extensions/a/main.js'),
  }).toEqual({ inside, linkedFolder: join(linked, 'x.go') });
  expect(await extensionFolders(join(data, 'nowhere'))).toEqual([join(data, 'nowhere', 'extensions')]);
});

test('what a system would run is not handed to it', async () => {
  const file = join(data, 'main.js');
  await writeFile(file, '');
  expect([await isOnlyRead(file, 'linux'), await isOnlyRead(file, 'win32')]).toEqual([true, false]);
  await chmod(file, 0o755);
  expect(await isOnlyRead(file, 'darwin')).toBe(false);
});

test('editors are asked by an address of their own', () => {
  const place = { path: '/my x/a#b.js', line: 10, column: 5 };
  expect([
    sourceAddress('vscode', place),
    sourceAddress('cursor', { path: 'C:\\x\\a.ts', line: 1 }),
    sourceAddress('jetbrains', place),
    sourceAddress('system', place),
  ]).toEqual([
    'vscode://file/my%20x/a%23b.js:10:5',
    'cursor://file/C:/x/a.ts:1',
    'idea://open?file=%2Fmy%20x%2Fa%23b.js&line=10',
    undefined,
  ]);
});
