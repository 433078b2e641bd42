import { execFileSync } from 'node:child_process';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { expect, test } from 'vitest';
import { useTemporaryDirectory } from '../testing/temporary-directory.js';
import { writeExtension } from '../testing/write-extension.js';
import { inspectFolder } from './inspect-folder.js';

const directory = useTemporaryDirectory();
const folder = () => path.join(directory.path, 'ext');
const inside = (...names: string[]) => path.join(folder(), ...names);

/** Code and message of the refusal, with `~` for the directory. */
async function refusal(options?: Parameters<typeof inspectFolder>[1]): Promise<string> {
  const result = await inspectFolder(folder(), options).catch((thrown) => thrown);
  if (!(result instanceof Error)) return 'accepted';
  return `${(result as { code?: string }).code}: ${result.message.replaceAll(directory.path, '~')}`;
}

test('files, folders and links within are listed, parents first, with what counts', async () => {
  await writeExtension(folder(), {}, { 'package.json': '{}', 'bin/run': 'abc', 'node_modules/.bin/x': '' });
  await chmod(inside('bin/run'), 0o755);
  await symlink('../bin/run', inside('node_modules', 'link'));
  const contents = await inspectFolder(folder());
  const listed = contents.entries.map(({ path: name, kind, executable, target }) =>
    [name, kind, executable && kind === 'file' ? 'x' : '', target].filter(Boolean).join(' '),
  );
  expect(listed.sort()).toEqual([
    'bin directory',
    'bin/run file x',
    'main.js file',
    'node_modules directory',
    'node_modules/.bin directory',
    'node_modules/.bin/x file',
    'node_modules/link link ../bin/run',
    'package.json file',
  ]);
  expect([contents.files, contents.bytes, contents.folder]).toEqual([5, 5, folder()]);
  const places = contents.entries.map((entry) => entry.path);
  for (const place of places) {
    const parent = path.dirname(place);
    if (parent !== '.') expect(places.indexOf(parent)).toBeLessThan(places.indexOf(place));
  }
});

test('.git and node_modules/.cache are left out, at any depth; other names that start with a dot are not', async () => {
  await writeExtension(
    folder(),
    {},
    {
      '.git/config': '',
      'sub/.git': '',
      'node_modules/.cache/big': '',
      '.cache/kept': '',
      '.npmrc': '',
    },
  );
  const { entries } = await inspectFolder(folder());
  const files = entries.filter(({ kind }) => kind === 'file').map((entry) => entry.path);
  expect(files.sort()).toEqual(['.cache/kept', '.npmrc', 'main.js', 'package.json']);
});

test.each<[string, string, string]>([
  ['that leads above the folder', '../secret', 'the link "link" leads to "../secret", outside the folder'],
  ['that is absolute', '/etc/hosts', 'the link "link" leads to "/etc/hosts", an absolute path'],
  [
    'that as text stays inside but leads out through another one',
    'sub/up/../secret',
    'the link "link" leads to "sub/up/../secret", outside the folder',
  ],
  ['that leads nowhere', 'gone', 'the link "link" leads to "gone", which does not exist'],
  ['that leads to itself', 'link', 'the link "link" leads to "link", which leads round in a circle'],
])('a link %s is refused', async (_, target, problem) => {
  await writeExtension(folder(), {}, { 'sub/deep/file': '' });
  await writeFile(path.join(directory.path, 'secret'), '');
  await symlink('..', inside('sub', 'up'));
  await symlink(target, inside('link'));
  expect(await refusal()).toBe(`INSTALL_UNSAFE: Nothing was installed: ${problem}.`);
});

test('a named pipe or a socket is refused, and not opened', async () => {
  await writeExtension(folder());
  execFileSync('mkfifo', [inside('pipe')]);
  expect(await refusal()).toBe(
    'INSTALL_UNSAFE: Nothing was installed: "pipe" is a socket, pipe or device; only files, folders and links are installed.',
  );
  execFileSync('rm', [inside('pipe')]);
  const server = net.createServer().listen(inside('socket'));
  await new Promise((resolve) => server.once('listening', resolve));
  expect(await refusal()).toContain('"socket" is a socket, pipe or device');
  await new Promise((resolve) => server.close(resolve));
});

test.each([
  ['case', 'Read.md', 'read.md'],
  ['Unicode form', 'caf\u00e9.txt', 'cafe\u0301.txt'],
])('names that differ only by %s are refused', async (_, one, two) => {
  await writeExtension(folder(), {}, { [`sub/${one}`]: '', [`sub/${two}`]: '' });
  expect(await refusal()).toMatch(
    /^INSTALL_UNSAFE: Nothing was installed: "sub\/.*" and "sub\/.*" are the same name on some computers\.$/,
  );
});

test('too many files, too many bytes and too many folders in one another are refused', async () => {
  await writeExtension(folder(), {}, { 'a/b/c': 'xxxx' });
  expect(await refusal({ limits: { files: 3, bytes: 1_000 } })).toBe(
    'INSTALL_UNSAFE: Nothing was installed: ~/ext holds more than 3 files and folders.',
  );
  expect(await refusal({ limits: { files: 100, bytes: 3 } })).toContain('holds more than 3 bytes');
  await mkdir(inside(...Array.from({ length: 120 }, () => 'd')), { recursive: true });
  expect(await refusal()).toContain('holds more than 100 folders in one another');
});

test('a folder that is gone, and an inspection that is cancelled, say so', async () => {
  expect(await refusal()).toBe(
    'INSTALL_FAILED: Nothing was installed: ~/ext cannot be read: no such file or directory (ENOENT).',
  );
  await writeExtension(folder());
  expect(await refusal({ signal: AbortSignal.abort() })).toBe(
    'INSTALL_FAILED: Nothing was installed: it was cancelled.',
  );
});
