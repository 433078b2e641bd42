import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ensureWritable, namedDataDirectory } from './data-directory.js';

const folder = mkdtempSync(join(tmpdir(), 'plugo-data-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the option outranks the variable, and neither means the usual place', () => {
  expect(namedDataDirectory(['electron', '.', '--data-dir=one'], { PLUGO_DATA_DIR: '/two' })).toBe(
    resolve('one'),
  );
  expect(namedDataDirectory(['electron', '.'], { PLUGO_DATA_DIR: '/two' })).toBe(resolve('/two'));
  expect(namedDataDirectory(['electron', '.', '--data-dir='], { PLUGO_DATA_DIR: '' })).toBeUndefined();
});

test('a writable directory is made and left empty', () => {
  const directory = join(folder, 'a', 'b');
  ensureWritable(directory);
  expect(readdirSync(directory)).toEqual([]);
});

test('one that cannot be made is told in a sentence', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(() => ensureWritable(join(file, 'data'))).toThrow(
    `Plugo cannot write its data directory ${join(file, 'data')}: something on its way is a file. ` +
      'Make it writable, or name another one with --data-dir=FOLDER.',
  );
});
