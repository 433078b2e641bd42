import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { CrashReport } from '../model/crash-report.js';
import { useTemporaryDirectory } from '../testing/temporary-directory.js';
import { CrashStore } from './crash-store.js';

const directory = useTemporaryDirectory();
const error = { code: 'EXITED', message: 'It exited.', nextStep: 'See its log.' } as const;

function crash(extensionId: string, at: number): CrashReport {
  const name = new Date(at).toISOString().replace(/[:.]/g, '-');
  return { extensionId, name, at, error, displayName: 'A', count: 1 } as CrashReport;
}

test('the last ten of each extension are kept, for the person alone', async () => {
  const store = new CrashStore(path.join(directory.path, 'crashes'));
  for (let n = 0; n < 13; n++) await store.save(crash('a.b', n * 1_000));
  await store.save(crash('c.d', 500));
  expect((await store.list('a.b')).map(({ at }) => at / 1_000)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect((await store.list()).at(0)).toEqual({
    extensionId: 'c.d',
    name: '1970-01-01T00-00-00-500Z',
    at: 500,
    error,
  });
  const folder = path.join(directory.path, 'crashes', 'a.b');
  const [first = ''] = await readdir(folder);
  expect((await stat(path.join(folder, first))).mode & 0o777).toBe(0o600);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect(await store.get('a.b', '1970-01-01T00-00-12-000Z')).toEqual(crash('a.b', 12_000));
});

test('no name leads out of the directory', async () => {
  await writeFile(path.join(directory.path, 'other.json'), JSON.stringify(crash('a.b', 0)));
  const store = new CrashStore(path.join(directory.path, 'crashes'));
  for (const [id, name] of [
    ['..', 'other'],
    ['a.b', '../../other'],
    ['../x', '../other'],
  ] as const) {
    await expect(store.get(id, name)).rejects.toMatchObject({ code: 'CRASH_NOT_FOUND' });
  }
});

test('a file that is no crash report is left out', async () => {
  const store = new CrashStore(path.join(directory.path, 'crashes'));
  await store.save(crash('a.b', 0));
  const folder = path.join(directory.path, 'crashes', 'a.b');
  await writeFile(path.join(folder, '1971.json'), '{"half');
  await writeFile(path.join(folder, '1972.json'), 'null');
  expect(await store.list()).toHaveLength(1);
  expect(await readFile(path.join(folder, '1971.json'), 'utf8')).toBe('{"half');
});
