import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DurableJsonFile } from './durable-file.js';

let directory: string;
let file: string;

beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'plugo-durable-'));
  file = path.join(directory, 'count.json');
});

afterEach(async () => {
  const left = await readdir(directory).catch(() => []);
  expect(left.filter((name) => name.includes('.tmp-') || name.endsWith('.bak-0'))).toEqual([]);
  await rm(directory, { recursive: true, force: true });
});

function countFile(options: { now?: () => number; backups?: number } = {}): DurableJsonFile<number> {
  return new DurableJsonFile({
    file,
    parse: (value) => {
      if (typeof value !== 'number') throw new Error('it holds no number');
      return value;
    },
    ...options,
  });
}

test('a file that is not there yet has no value and is no corruption', async () => {
  expect(await countFile().load()).toEqual({ value: undefined });
});

test('what was saved is loaded again, and its directory is made', async () => {
  file = path.join(directory, 'a', 'b', 'count.json');
  await countFile().save(7);
  expect(await countFile().load()).toEqual({ value: 7 });
});

test('five earlier contents are kept, newest first', async () => {
  const counts = countFile();
  for (let count = 1; count <= 8; count++) await counts.save(count);
  const backups = (await readdir(directory)).filter((name) => name.includes('.bak-')).sort();
  const contents = await Promise.all(backups.map((name) => readFile(path.join(directory, name), 'utf8')));
  expect(contents).toEqual(['7\n', '6\n', '5\n', '4\n', '3\n']);
});

test('saves that come together end with the last value', async () => {
  const counts = countFile();
  await Promise.all(Array.from({ length: 50 }, (_, count) => counts.save(count)));
  expect(await countFile().load()).toEqual({ value: 49 });
});

test('a corrupt file is kept aside and the newest sound backup takes its place', async () => {
  const counts = countFile();
  await counts.save(1);
  await counts.save(2);
  await counts.save(3);
  await writeFile(file, '{"half');
  await writeFile(`${file}.bak-1`, '"two"');
  const { value, corruption } = await countFile({ now: () => 0 }).load();
  expect(value).toBe(1);
  expect(corruption).toEqual({
    reason: expect.stringContaining('JSON'),
    setAside: `${file}.corrupt-1970-01-01T00-00-00-000Z`,
    restoredFrom: `${file}.bak-2`,
  });
  expect(await readFile(corruption?.setAside as string, 'utf8')).toBe('{"half');
  expect(await countFile().load()).toEqual({ value: 1 });
});

test.each([
  ['empty', '', 'it is empty'],
  ['of the wrong shape', '"text"', 'it holds no number'],
  ['binary', '\u0000\u0001', expect.stringContaining('JSON')],
])('a file that is %s, without backups, is moved aside and said so', async (_, content, reason) => {
  await writeFile(file, content);
  const { value, corruption } = await countFile().load();
  expect({ value, reason: corruption?.reason }).toEqual({ value: undefined, reason });
  expect(await readdir(directory)).toEqual([path.basename(corruption?.setAside as string)]);
});

test('a directory in place of the file is moved aside too', async () => {
  await mkdir(file);
  const { corruption } = await countFile().load();
  expect(corruption?.reason).toContain('EISDIR');
  await countFile().save(1);
  expect(await countFile().load()).toEqual({ value: 1 });
});

test('a temp file left by a host that was killed goes at the next start, once it is old', async () => {
  await writeFile(`${file}.tmp-old`, '{');
  await utimes(`${file}.tmp-old`, 0, 0);
  await writeFile(`${file}.tmp-young`, '{');
  await countFile().load();
  expect(await readdir(directory)).toEqual(['count.json.tmp-young']);
  await rm(`${file}.tmp-young`);
});

test('of the corrupt files the latest five are kept', async () => {
  for (let time = 1; time <= 7; time++) {
    await writeFile(file, 'broken');
    await countFile({ now: () => time * 1_000 }).load();
  }
  const kept = (await readdir(directory)).map((name) => name.slice(-7));
  expect(kept.sort()).toEqual(['03-000Z', '04-000Z', '05-000Z', '06-000Z', '07-000Z']);
});

test('a save that fails leaves the old file whole and the next one works', async () => {
  const counts = countFile();
  await counts.save(1);
  // A directory where the coming backup goes makes the step after the temp file fail.
  await mkdir(`${file}.bak-0`);
  await expect(counts.save(2)).rejects.toThrow();
  expect(await countFile().load()).toEqual({ value: 1 });
  await rm(`${file}.bak-0`, { recursive: true });
  await counts.save(3);
  expect(await countFile().load()).toEqual({ value: 3 });
});

test('a directory that cannot be made rejects with the reason of the system', async () => {
  await writeFile(path.join(directory, 'file'), '');
  file = path.join(directory, 'file', 'below', 'count.json');
  await expect(countFile().save(1)).rejects.toMatchObject({ code: 'ENOTDIR' });
});
