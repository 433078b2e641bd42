import { chmod, mkdir, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { ExtensionDescription } from '../model/extension-description.js';
import { useTemporaryDirectory } from '../testing/temporary-directory.js';
import { describe, writeExtension } from '../testing/write-extension.js';
import { copyFolder } from './copy-folder.js';
import { inspectFolder } from './inspect-folder.js';
import { type InstallRequest, installFolder } from './install-folder.js';

const directory = useTemporaryDirectory();
const source = () => path.join(directory.path, 'source');
const extensions = () => path.join(directory.path, 'extensions');
const installed = (name: string) => path.join(extensions(), name);
const listed = async () => (await readdir(extensions()).catch(() => [])).sort();

afterEach(async () => {
  // Whatever a test did, nothing half made is left.
  expect((await listed()).filter((name) => name.startsWith('.'))).toEqual([]);
});

/** Reads name and version of the copy, as discovery would. */
async function verify(folder: string): Promise<ExtensionDescription> {
  const { publisher, name, version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  return { ...describe(`${publisher}.${name}@${version}`), folder };
}

function install(options: Partial<InstallRequest> = {}): Promise<ExtensionDescription> {
  return installFolder({ source: source(), extensionsDirectory: extensions(), verify, ...options });
}

async function refusal(options: Partial<InstallRequest> = {}): Promise<string> {
  const result = await install(options).catch((thrown: Error) => thrown);
  if (!(result instanceof Error)) return 'installed';
  return `${(result as { code?: string }).code}: ${result.message.replaceAll(directory.path, '~')}`;
}

test('the folder is copied under id and version, with links and rights, and the source is left alone', async () => {
  await writeExtension(source(), {}, { 'bin/run': '#!/bin/sh', '.git/config': 'x', 'data/empty': '' });
  await chmod(path.join(source(), 'bin/run'), 0o700);
  await symlink('bin/run', path.join(source(), 'run'));
  const description = await install();
  expect([description.id, description.folder]).toEqual(['plugo.hello', installed('plugo.hello-1.0.0')]);
  const copy = (name: string) => path.join(description.folder, name);
  expect((await readdir(description.folder)).sort()).toEqual([
    'bin',
    'data',
    'main.js',
    'package.json',
    'run',
  ]);
  expect([await readFile(copy('run'), 'utf8'), await readlink(copy('run'))]).toEqual([
    '#!/bin/sh',
    'bin/run',
  ]);
  expect([(await stat(copy('bin/run'))).mode & 0o777, (await stat(copy('main.js'))).mode & 0o777]).toEqual([
    0o755, 0o644,
  ]);
  expect(await readdir(source())).toContain('.git');
});

test('a large file arrives whole', async () => {
  const bytes = Buffer.alloc(3_000_001, 'plugo');
  await writeExtension(source(), {}, { 'data.bin': bytes });
  const { folder } = await install();
  expect(Buffer.compare(await readFile(path.join(folder, 'data.bin')), bytes)).toBe(0);
});

test('a source that is reached through a link is copied, not linked', async () => {
  await writeExtension(source());
  await symlink('source', path.join(directory.path, 'link'));
  const { folder } = await install({ source: path.join(directory.path, 'link') });
  expect((await stat(folder)).isDirectory()).toBe(true);
});

test('installing the same version again replaces the whole folder', async () => {
  await writeExtension(source(), {}, { 'old.js': '' });
  await install();
  await rm(path.join(source(), 'old.js'));
  await writeExtension(source(), {}, { 'new.js': '' });
  const { folder } = await install();
  expect([(await readdir(folder)).sort(), await listed()]).toEqual([
    ['main.js', 'new.js', 'package.json'],
    ['plugo.hello-1.0.0'],
  ]);
});

test('another version takes the place of those it replaces, a higher one too', async () => {
  await writeExtension(source(), { version: '2.0.0' });
  const { folder } = await install();
  await writeExtension(source(), { version: '1.5.0' });
  await install({ replaces: [folder] });
  expect(await listed()).toEqual(['plugo.hello-1.5.0']);
});

test('folders elsewhere are never removed, whatever they are named to be', async () => {
  const elsewhere = await writeExtension(path.join(directory.path, 'elsewhere'));
  await writeExtension(source());
  await install({ replaces: [elsewhere, installed('plugo.hello-1.0.0'), extensions()] });
  expect([await readdir(elsewhere), await listed()]).toEqual([
    ['main.js', 'package.json'],
    ['plugo.hello-1.0.0'],
  ]);
});

test.each<[string, Partial<InstallRequest>, string]>([
  [
    'the copy is not sound',
    {
      verify: async () => {
        throw new Error('not sound');
      },
    },
    'INSTALL_FAILED: Nothing was installed: ~/source could not be copied: not sound.',
  ],
  [
    'the running one cannot be stopped',
    {
      beforeSwap: async () => {
        throw new Error('it does not stop');
      },
    },
    'INSTALL_FAILED: Nothing was installed: ~/source could not be copied: it does not stop.',
  ],
  [
    'the folder is too large',
    { limits: { files: 1, bytes: 1 } },
    'INSTALL_UNSAFE: Nothing was installed: ~/source holds more than 1 files and folders.',
  ],
  [
    'it is cancelled before it begins',
    { signal: AbortSignal.abort() },
    'INSTALL_FAILED: Nothing was installed: it was cancelled.',
  ],
])('when %s, nothing is left and the old one stays', async (_, options, message) => {
  await writeExtension(source(), {}, { 'old.js': 'old' });
  const { folder } = await install();
  await writeExtension(source(), {}, { 'old.js': 'new' });
  expect(await refusal(options)).toBe(message);
  expect([await readFile(path.join(folder, 'old.js'), 'utf8'), await listed()]).toEqual([
    'old',
    ['plugo.hello-1.0.0'],
  ]);
});

test('cancelling while the copy is made leaves nothing', async () => {
  await writeExtension(
    source(),
    {},
    Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`f${n}`, 'x'.repeat(5_000)])),
  );
  const controller = new AbortController();
  const refused = refusal({ signal: controller.signal });
  while (!(await listed()).some((name) => name.startsWith('.staging-'))) await new Promise(setImmediate);
  controller.abort();
  expect(await refused).toBe('INSTALL_FAILED: Nothing was installed: it was cancelled.');
  expect(await listed()).toEqual([]);
});

test('cancelling after the copy was checked leaves the old one', async () => {
  await writeExtension(source());
  const controller = new AbortController();
  expect(await refusal({ signal: controller.signal, beforeSwap: async () => controller.abort() })).toContain(
    'cancelled',
  );
  expect(await listed()).toEqual([]);
});

test('when the new folder cannot be put in place, the old one comes back', async () => {
  await writeExtension(source(), {}, { 'old.js': '' });
  await install();
  const loseStaged = async () => {
    const staged = (await listed()).find((name) => name.startsWith('.staging-')) as string;
    await rm(installed(staged), { recursive: true });
  };
  expect(await refusal({ beforeSwap: loseStaged })).toContain('INSTALL_FAILED');
  expect(await readdir(installed('plugo.hello-1.0.0'))).toContain('old.js');
});

test('the copy is complete and checked before the old one is stopped', async () => {
  await writeExtension(source());
  const seen: string[][] = [];
  await install({ beforeSwap: async () => void seen.push((await listed()).map((name) => name.slice(0, 8))) });
  expect(seen).toEqual([['.staging']]);
});

test('a source that holds the extensions directory, is it or lies in it is refused', async () => {
  await mkdir(extensions(), { recursive: true });
  await writeExtension(installed('plugo.hello-1.0.0'));
  const unsafe = 'INSTALL_UNSAFE: Nothing was installed:';
  expect([
    await refusal({ source: extensions() }),
    await refusal({ source: directory.path }),
    await refusal({ source: installed('plugo.hello-1.0.0') }),
  ]).toEqual([
    `${unsafe} ~/extensions holds the directory ~/extensions, where Plugo keeps its extensions.`,
    `${unsafe} ~ holds the directory ~/extensions, where Plugo keeps its extensions.`,
    `${unsafe} ~/extensions/plugo.hello-1.0.0 lies in ~/extensions, where Plugo keeps its extensions, so it is installed already.`,
  ]);
  expect(await listed()).toEqual(['plugo.hello-1.0.0']);
});

test('an extensions directory that cannot be made is told with the reason', async () => {
  await writeExtension(source());
  await writeFile(path.join(directory.path, 'file'), '');
  expect(await refusal({ extensionsDirectory: path.join(directory.path, 'file', 'extensions') })).toBe(
    'INSTALL_FAILED: Nothing was installed: ~/file/extensions could not be copied: not a directory (ENOTDIR).',
  );
});

test('a file that is changed, or becomes a link, between looking and copying is refused', async () => {
  await writeExtension(source(), {}, { 'a.js': 'small' });
  const contents = await inspectFolder(source());
  await writeFile(path.join(source(), 'a.js'), 'much larger than before');
  await expect(copyFolder(contents, path.join(directory.path, 'one'))).rejects.toThrow(
    '"a.js" was changed while it was copied',
  );
  await rm(path.join(source(), 'a.js'));
  await symlink('/etc/hosts', path.join(source(), 'a.js'));
  await expect(copyFolder(contents, path.join(directory.path, 'two'))).rejects.toMatchObject({
    code: 'ELOOP',
  });
});
