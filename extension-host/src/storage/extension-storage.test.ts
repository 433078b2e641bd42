import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ExtensionHostError } from '../model/errors.js';
import { useTemporaryDirectory } from '../testing/temporary-directory.js';
import { FileExtensionStorage, storagePaths } from './extension-storage.js';

const directory = useTemporaryDirectory();
const file = () => storagePaths(directory.path, 'plugo.a').file;

function open(onProblem?: (problem: ExtensionHostError) => void): FileExtensionStorage {
  return new FileExtensionStorage({
    dataDirectory: directory.path,
    extensionId: 'plugo.a',
    ...(onProblem ? { onProblem } : {}),
  });
}

test('what is stored is read again, by another run too; what is not there is undefined', async () => {
  const storage = open();
  await storage.set('list', [1, { two: null }]);
  await storage.set('gone', 1);
  await storage.delete('gone');
  await storage.delete('never there');
  for (const one of [storage, open()]) {
    expect([await one.get('list'), await one.get('gone'), await one.keys()]).toEqual([
      [1, { two: null }],
      undefined,
      ['list'],
    ]);
  }
});

test('reading alone makes no file', async () => {
  expect(await open().keys()).toEqual([]);
  expect(await readdir(directory.path)).toEqual([]);
});

test('any key and any JSON come back as they went in', async () => {
  const storage = open();
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string({ minLength: 1, maxLength: 200 }),
        fc.constantFrom('__proto__', 'constructor', 'toString'),
      ),
      fc.jsonValue(),
      async (key, value) => {
        await storage.set(key, value);
        const expected = JSON.parse(JSON.stringify(value));
        expect(await storage.get(key)).toEqual(expected);
        expect(await open().get(key)).toEqual(expected);
      },
    ),
    { numRuns: 20 },
  );
});

test('a value that was read and changed does not change what is stored', async () => {
  const storage = open();
  await storage.set('list', [1]);
  ((await storage.get('list')) as number[]).push(2);
  expect(await storage.get('list')).toEqual([1]);
});

test('many writes at once are all kept, and a read sees those before it', async () => {
  const storage = open();
  const writes = Array.from({ length: 100 }, (_, n) => storage.set(`key${n}`, n));
  expect(await storage.get('key99')).toBe(99);
  await Promise.all(writes);
  expect((await open().keys()).length).toBe(100);
  expect((await readdir(path.dirname(file()))).sort()).toEqual(['storage.json']);
});

test.each<[string, string, unknown, string]>([
  ['an empty key', '', 1, 'the key has 0 characters, and 1 to 200 are allowed'],
  ['a key too long', 'k'.repeat(201), 1, 'the key has 201 characters, and 1 to 200 are allowed'],
  [
    'a value too large',
    'big',
    'é'.repeat(600_000),
    'the value of "big" has 1200002 bytes as JSON, and at most 1048576 are allowed',
  ],
])('%s is refused with the limit', async (_, key, value, problem) => {
  await expect(open().set(key, value)).rejects.toMatchObject({
    code: 'STORAGE_LIMIT',
    extensionId: 'plugo.a',
    message: `plugo.a stored nothing: ${problem}.`,
  });
});

test('binary data is refused in words', async () => {
  const storage = open();
  await expect(storage.set('image', { data: Buffer.from('hi') })).rejects.toMatchObject({
    code: 'ARGUMENT_INVALID',
    message: 'plugo.a stored nothing: the value of "image" holds binary data, which is not stored.',
  });
  expect(await storage.keys()).toEqual([]);
});

test('all together may have 16 MiB; what is over is refused alone, and making room helps', async () => {
  const storage = open();
  const million = 'x'.repeat(1024 * 1024 - 100);
  const results = await Promise.allSettled(
    Array.from({ length: 18 }, (_, n) => storage.set(`k${n}`, million)),
  );
  const refused = results.filter(({ status }) => status === 'rejected');
  expect(refused.map((result) => (result as PromiseRejectedResult).reason.code)).toEqual([
    'STORAGE_LIMIT',
    'STORAGE_LIMIT',
  ]);
  expect((await open().keys()).length).toBe(16);
  await storage.delete('k0');
  await storage.set('k17', million);
  expect((await open().keys()).length).toBe(16);
});

test('a corrupt file is kept aside, told, and the values before the last write are used', async () => {
  const storage = open();
  await storage.set('a', 1);
  await storage.set('b', 2);
  await writeFile(file(), '{"schema":1,"val');
  const problems: ExtensionHostError[] = [];
  const again = open((problem) => problems.push(problem));
  expect(await again.keys()).toEqual(['a']);
  expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
    expect.stringMatching(
      /^STATE_CORRUPT The stored values of plugo\.a in .* It was kept as .*\.corrupt-.* Now the values in .*\.bak-1 are used\.$/,
    ),
  ]);
});

test('a corrupt file without backup begins anew, and the old one is still there to look at', async () => {
  await mkdir(path.dirname(file()), { recursive: true });
  await writeFile(file(), '{"schema":1,"values":[]}');
  const problems: ExtensionHostError[] = [];
  const storage = open((problem) => problems.push(problem));
  await storage.set('a', 1);
  expect(problems).toHaveLength(1);
  const aside = (await readdir(path.dirname(file()))).find((name) => name.includes('.corrupt-')) as string;
  expect(await readFile(path.join(path.dirname(file()), aside), 'utf8')).toBe('{"schema":1,"values":[]}');
});

test('a write that fails changes nothing, and works again when the disk does', async () => {
  const storage = open();
  await storage.set('a', 1);
  await mkdir(`${file()}.bak-0`);
  await expect(storage.set('a', 2)).rejects.toMatchObject({
    code: 'DATA_UNWRITABLE',
    message: expect.stringContaining('Nothing was stored.'),
  });
  expect([await storage.get('a'), await open().get('a')]).toEqual([1, 1]);
  await rm(`${file()}.bak-0`, { recursive: true });
  await storage.set('a', 3);
  expect(await open().get('a')).toBe(3);
});
