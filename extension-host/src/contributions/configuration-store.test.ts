import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { useTemporaryDirectory } from '../testing/temporary-directory.js';
import { describe } from '../testing/write-extension.js';
import { type ConfigurationChange, ConfigurationStore } from './configuration-store.js';
import { SecretsFile } from './secrets-file.js';
import { SettingsFile } from './settings-file.js';

const directory = useTemporaryDirectory();
const file = () => path.join(directory.path, 'settings.json');

const minimum = { type: 'integer', minimum: 1, default: 4 };
const words = (properties: object = { 'words.minimum': minimum, 'words.ignore': { type: 'array' } }) =>
  describe('plugo.words', { contributes: { configuration: { properties } } });

async function open() {
  const settings = await SettingsFile.open(directory.path);
  const store = new ConfigurationStore(settings, await SecretsFile.open(directory.path));
  const changes: ConfigurationChange[] = [];
  store.onDidChange((change) => changes.push(change));
  return { settings, store, changes, warnings: store.setExtensions([words()]) };
}

test('settings begin with their defaults; those without one are not there', async () => {
  const { store, warnings } = await open();
  expect([store.valuesOf('plugo.words'), store.valuesOf('plugo.other'), warnings]).toEqual([
    { 'words.minimum': 4 },
    {},
    [],
  ]);
  expect(store.schemasOf('plugo.words')).toHaveProperty(['words.minimum', 'minimum'], 1);
});

test('a value that is set is in force, told, and there after a restart', async () => {
  const { store, changes } = await open();
  await store.set('plugo.words', 'words.minimum', 7);
  expect(changes).toEqual([
    { extensionId: 'plugo.words', configuration: { 'words.minimum': 7 }, changed: ['words.minimum'] },
  ]);
  expect((await open()).store.valuesOf('plugo.words')).toEqual({ 'words.minimum': 7 });
});

test('setting the same value again is told to nobody', async () => {
  const { store, changes } = await open();
  await store.set('plugo.words', 'words.ignore', ['a', 'b']);
  await store.set('plugo.words', 'words.ignore', ['a', 'b']);
  expect(changes.map(({ changed }) => changed)).toEqual([['words.ignore']]);
});

test('undefined brings the default back and leaves nothing in the file', async () => {
  const { store, changes } = await open();
  await store.set('plugo.words', 'words.minimum', 7);
  await store.set('plugo.words', 'words.minimum', undefined);
  expect([store.valuesOf('plugo.words'), changes.length]).toEqual([{ 'words.minimum': 4 }, 2]);
  expect(JSON.parse(await readFile(file(), 'utf8'))).toEqual({ schema: 1, host: {}, extensions: {} });
});

test('a value that does not fit is refused, and the old one stays', async () => {
  const { store, changes } = await open();
  await expect(store.set('plugo.words', 'words.minimum', 'many')).rejects.toMatchObject({
    code: 'SETTING_INVALID',
    extensionId: 'plugo.words',
    message: 'The setting words.minimum was not changed: it is "many", and must be integer.',
  });
  expect([store.valuesOf('plugo.words'), changes]).toEqual([{ 'words.minimum': 4 }, []]);
});

test.each(['words.unknown', '__proto__', 'constructor'])(
  'a setting %s that nobody declared is refused',
  async (key) => {
    const { store } = await open();
    await expect(store.set('plugo.words', key, 5)).rejects.toThrow(`plugo.words has no setting "${key}".`);
  },
);

test('a stored value that no longer fits is told once, the default used, and the value kept in the file', async () => {
  const stored = { schema: 1, host: {}, extensions: { 'plugo.words': { 'words.minimum': -5 } } };
  await writeFile(file(), JSON.stringify(stored));
  const { store, warnings } = await open();
  expect([store.valuesOf('plugo.words'), warnings.map(({ message }) => message)]).toEqual([
    { 'words.minimum': 4 },
    [
      'The stored value of the setting words.minimum is not used, the default is: it is -5, and must be >= 1.',
    ],
  ]);
  expect(store.setExtensions([words()])).toEqual([]);
  expect(JSON.parse(await readFile(file(), 'utf8'))).toEqual(stored);
});

test('a broken schema is a warning and harms no other setting', async () => {
  const { store } = await open();
  const warnings = store.setExtensions([
    words({ bad: { type: 'colour' }, good: { type: 'string', default: 'g' } }),
  ]);
  expect([store.valuesOf('plugo.words'), warnings.map(({ message }) => message)]).toEqual([
    { good: 'g' },
    [expect.stringMatching(/^The schema of the setting bad is broken/)],
  ]);
});

test('a new version with another default tells what changed; stored values live through uninstalling', async () => {
  const { store, changes } = await open();
  await store.set('plugo.words', 'words.ignore', ['x']);
  changes.length = 0;
  store.setExtensions([
    words({ 'words.minimum': { ...minimum, default: 9 }, 'words.ignore': { type: 'array' } }),
  ]);
  expect(changes).toEqual([
    {
      extensionId: 'plugo.words',
      configuration: { 'words.minimum': 9, 'words.ignore': ['x'] },
      changed: ['words.minimum'],
    },
  ]);
  store.setExtensions([]);
  expect(store.valuesOf('plugo.words')).toEqual({});
  store.setExtensions([words()]);
  expect(store.valuesOf('plugo.words')).toEqual({ 'words.minimum': 4, 'words.ignore': ['x'] });
});

const login = {
  type: 'object',
  properties: { user: { type: 'string' }, password: { type: 'string', format: 'password', minLength: 4 } },
};

test('a secret is in a file of its own, which only its owner can read, and shown to nobody', async () => {
  const { store, changes } = await open();
  store.setExtensions([words({ 'words.login': login })]);
  await store.set('plugo.words', 'words.login', { user: 'ada', password: 'enigma' });
  expect(changes.at(-1)?.configuration).toEqual({ 'words.login': { user: 'ada', password: 'enigma' } });
  expect(await readFile(file(), 'utf8')).not.toContain('enigma');
  const secrets = path.join(directory.path, 'secrets.json');
  expect(await readFile(secrets, 'utf8')).toContain('enigma');
  if (process.platform !== 'win32') expect((await stat(secrets)).mode & 0o777).toBe(0o600);

  const again = (await open()).store;
  again.setExtensions([words({ 'words.login': login })]);
  expect(again.valuesOf('plugo.words')).toEqual({ 'words.login': { user: 'ada', password: 'enigma' } });
  const shown = again.shownValuesOf('plugo.words');
  expect(shown).toEqual({ 'words.login': { user: 'ada', password: '••••••••' } });
  expect(again.secretsOf('plugo.words')).toEqual(['enigma']);
  expect(again.reveal('plugo.words', 'words.login', ['password'])).toBe('enigma');

  await again.set('plugo.words', 'words.login', { ...(shown['words.login'] as object), user: 'eva' });
  expect(again.valuesOf('plugo.words')).toEqual({ 'words.login': { user: 'eva', password: 'enigma' } });
  await again.set('plugo.words', 'words.login', undefined);
  expect(await readFile(secrets, 'utf8')).not.toContain('enigma');
});

test('why a secret is refused does not tell it', async () => {
  const { store } = await open();
  store.setExtensions([words({ 'words.login': login })]);
  await expect(store.set('plugo.words', 'words.login', { password: 'abc' })).rejects.toThrow(
    'The setting words.login was not changed: password in it is "••••••••", and must NOT have fewer than 4 characters.',
  );
  await expect(store.set('plugo.words', 'words.login', { password: '••••••••' })).rejects.toThrow(
    'The setting words.login was not changed: one of its secrets is kept no more. Enter it again.',
  );
});

test('a secret that somebody wrote into settings.json is moved where it belongs', async () => {
  const stored = {
    schema: 1,
    host: {},
    extensions: { 'plugo.words': { 'words.login': { password: 'enigma' } } },
  };
  await writeFile(file(), JSON.stringify(stored));
  const { store } = await open();
  store.setExtensions([words({ 'words.login': login })]);
  expect(store.valuesOf('plugo.words')).toEqual({ 'words.login': { password: 'enigma' } });
  await expect.poll(() => readFile(file(), 'utf8')).not.toContain('enigma');
  await expect.poll(() => readFile(path.join(directory.path, 'secrets.json'), 'utf8')).toContain('enigma');
});

test('many changes at once are all kept', async () => {
  const { settings } = await open();
  await Promise.all([
    settings.setHost({ transport: 'tcp' }),
    ...Array.from({ length: 20 }, (_, n) => settings.setExtension(`plugo.e${n}`, { key: n })),
  ]);
  const again = await SettingsFile.open(directory.path);
  expect(again.host).toEqual({ transport: 'tcp' });
  for (let n = 0; n < 20; n++) expect(again.extension(`plugo.e${n}`)).toEqual({ key: n });
});

test.each<[string, string, RegExp]>([
  ['no JSON', '{', /could not be read: .*JSON/],
  ['of a newer Plugo', '{"schema":2}', /could not be read: its schema is 2, and 1 is known\./],
  ['of another shape', '{"schema":1,"host":[],"extensions":{}}', /could not be read: host is no object\./],
])('a settings file that is %s is kept aside, and said so', async (_, content, message) => {
  await writeFile(file(), content);
  const { settings, store } = await open();
  expect(settings.problems.map(({ code }) => code)).toEqual(['STATE_CORRUPT']);
  expect(settings.problems[0]?.message).toMatch(message);
  expect(settings.problems[0]?.message).toMatch(
    /It was kept as .*settings\.json\.corrupt-.* Now all settings have their defaults\./,
  );
  await store.set('plugo.words', 'words.minimum', 7);
  expect((await open()).settings.problems).toEqual([]);
});

test('a corrupt settings file with a sound backup loses one change at most', async () => {
  const { store } = await open();
  await store.set('plugo.words', 'words.minimum', 7);
  await store.set('plugo.words', 'words.minimum', 8);
  await writeFile(file(), '');
  const { settings, store: restored } = await open();
  expect(settings.problems[0]?.message).toMatch(/it is empty\..* Now the settings in .*\.bak-1 are used\./);
  expect(restored.valuesOf('plugo.words')).toEqual({ 'words.minimum': 7 });
});

test('where the file cannot be written the value is in force all the same', async () => {
  const place = path.join(directory.path, 'file');
  await writeFile(place, '');
  const settings = await SettingsFile.open(place);
  const store = new ConfigurationStore(settings, await SecretsFile.open(directory.path));
  store.setExtensions([words()]);
  await expect(store.set('plugo.words', 'words.minimum', 7)).rejects.toMatchObject({
    code: 'DATA_UNWRITABLE',
    message: expect.stringMatching(
      /settings\.json cannot be written: .*\(E\w+\)\. Changes last until Plugo ends\./,
    ),
  });
  expect(store.valuesOf('plugo.words')).toEqual({ 'words.minimum': 7 });
});
