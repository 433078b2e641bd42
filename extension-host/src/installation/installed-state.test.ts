import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { useTemporaryDirectory } from '../testing/temporary-directory.js';
import { InstalledStateStore } from './installed-state.js';

const directory = useTemporaryDirectory();
const file = () => path.join(directory.path, 'state.json');
const open = () => InstalledStateStore.open(directory.path);

const disable = (store: InstalledStateStore, id: string) =>
  store.update((state) => ({ ...state, disabled: [...state.disabled, id] }));

test('a new data directory is made, and everything is enabled', async () => {
  const store = await InstalledStateStore.open(path.join(directory.path, 'new', 'data'));
  expect([store.state, store.problems]).toEqual([
    { disabled: [], linkedFolders: [], samplesSeeded: false, watched: {}, muted: [], installations: {} },
    [],
  ]);
  expect(await readdir(path.join(directory.path, 'new', 'data'))).toEqual([]);
});

test('changes are there after a restart, each id once', async () => {
  const store = await open();
  await disable(store, 'plugo.b');
  await disable(store, 'plugo.b');
  await store.update((state) => ({ ...state, linkedFolders: ['/work/x'], samplesSeeded: true }));
  expect((await open()).state).toEqual({
    disabled: ['plugo.b'],
    linkedFolders: ['/work/x'],
    samplesSeeded: true,
    watched: {},
    muted: [],
    installations: {},
  });
});

test('of changes that come together none is lost', async () => {
  const store = await open();
  const ids = Array.from({ length: 30 }, (_, n) => `plugo.e${n}`);
  await Promise.all(ids.map((id) => disable(store, id)));
  expect((await open()).state.disabled).toEqual(ids.sort());
});

test('a corrupt file is kept aside and the state before the last change used, and both are said', async () => {
  const store = await open();
  await disable(store, 'plugo.a');
  await disable(store, 'plugo.b');
  await writeFile(file(), '{"schema":1,"disab');
  const restored = await open();
  expect(restored.state.disabled).toEqual(['plugo.a']);
  expect(restored.problems.map(({ code }) => code)).toEqual(['STATE_CORRUPT']);
  expect(restored.problems[0]?.message).toMatch(
    /state\.json could not be read: .* It was kept as .*state\.json\.corrupt-.*\. The state before the last change, in .*\.bak-1, is used\./,
  );
  expect((await open()).problems).toEqual([]);
});

test.each([
  ['empty', '', 'it is empty'],
  ['of zeros, as after a power loss', '\0'.repeat(64), 'JSON'],
  [
    'of another shape',
    '{"schema":1,"disabled":"all","linkedFolders":[],"samplesSeeded":true}',
    'disabled is not as expected',
  ],
  ['of a newer Plugo', '{"schema":2}', 'schema is not as expected'],
  ['a list', '[]', 'it is not as expected'],
])(
  'without backups a file that is %s is kept aside and the state rebuilt, and it is said what that means',
  async (_, content, reason) => {
    await writeFile(file(), content);
    const store = await open();
    expect(store.state).toEqual({
      disabled: [],
      linkedFolders: [],
      samplesSeeded: true,
      watched: {},
      muted: [],
      installations: {},
    });
    const message = store.problems[0]?.message ?? '';
    expect(message).toContain(reason);
    expect(message).toContain('rebuilt from the extension folders: all installed extensions are enabled');
    const aside = (await readdir(directory.path)).find((name) => name.includes('.corrupt-')) as string;
    expect(await readFile(path.join(directory.path, aside), 'utf8')).toBe(content);
  },
);

test('a data directory that cannot be written is told with path and reason, and changes hold in memory', async () => {
  const place = path.join(directory.path, 'file');
  await writeFile(place, '');
  const store = await InstalledStateStore.open(path.join(place, 'data'));
  expect(store.problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
    `DATA_UNWRITABLE The data directory ${place}/data cannot be used: not a directory (ENOTDIR). Changes last until Plugo ends.`,
  ]);
  await expect(disable(store, 'plugo.a')).rejects.toMatchObject({ code: 'DATA_UNWRITABLE' });
  expect(store.state.disabled).toEqual(['plugo.a']);
});
