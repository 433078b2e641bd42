import { access, mkdir, readdir, utimes } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { useTemporaryDirectory } from '../testing/temporary-directory.js';
import { writeExtension } from '../testing/write-extension.js';
import { measureFolder } from './measure-folder.js';
import { VersionStore } from './version-store.js';

const directory = useTemporaryDirectory();
const inside = (...names: string[]) => path.join(directory.path, ...names);
const store = () => new VersionStore(inside('versions'));

async function keep(version: string, minutesAgo = 0, inForce = '9.0.0') {
  await store().keep(
    'plugo.a',
    version,
    await writeExtension(inside('extensions', version), { version }),
    inForce,
  );
  const moment = new Date(Date.now() - minutesAgo * 60_000);
  await utimes(inside('versions', 'plugo.a', version), moment, moment);
}
const versions = async () => (await store().list('plugo.a')).map(({ version }) => version);

test('the two versions before the one in force are kept, latest first', async () => {
  for (const [index, version] of ['1.0.0', '2.0.0', '1.5.0', '3.0.0-beta.1'].entries())
    await keep(version, 4 - index);
  expect(await versions()).toEqual(['3.0.0-beta.1', '1.5.0']);
  expect(await readdir(inside('extensions'))).toEqual([]);
  expect(await readdir(inside('versions', 'plugo.a', '1.5.0'))).toContain('package.json');
});

test('a version that is kept again takes the place of the one before', async () => {
  await keep('1.0.0', 2);
  await keep('1.1.0', 1);
  await keep('1.0.0');
  expect(await versions()).toEqual(['1.0.0', '1.1.0']);
});

test('what is kept of the version in force now goes, and takes the place of none', async () => {
  await keep('1.0.0', 3);
  await keep('1.1.0', 2);
  await keep('2.0.0', 0, '1.1.0');
  expect(await versions()).toEqual(['2.0.0', '1.0.0']);
});

test('deleting the last one leaves nothing; what is unknown is none', async () => {
  await keep('1.0.0');
  expect(await store().find('plugo.a', '1.0.0')).toMatchObject({
    folder: inside('versions', 'plugo.a', '1.0.0'),
  });
  await store().delete('plugo.a', '9.0.0');
  await store().delete('plugo.a', '1.0.0');
  expect([await versions(), await store().find('plugo.b', '1.0.0')]).toEqual([[], undefined]);
  await expect(access(inside('versions', 'plugo.a'))).rejects.toThrow();
});

test('versions of what is not installed any more are swept', async () => {
  await keep('1.0.0');
  await mkdir(inside('versions', 'plugo.gone', '1.0.0'), { recursive: true });
  await store().sweep(new Set(['plugo.a']));
  expect(await readdir(inside('versions'))).toEqual(['plugo.a']);
});

test('a folder is measured without its links, and one that is gone is nothing', async () => {
  await writeExtension(inside('a'), {}, { 'main.js': '1234', 'deep/er': '56' });
  const { bytes: manifest } = await measureFolder(inside('a'));
  expect(await measureFolder(inside('a', 'deep'))).toEqual({ files: 1, bytes: 2 });
  expect(manifest).toBeGreaterThan(6);
  expect(await measureFolder(inside('gone'))).toEqual({ files: 0, bytes: 0 });
});
