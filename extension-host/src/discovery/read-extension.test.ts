import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { useTemporaryDirectory } from '../testing/temporary-directory.js';
import { manifestOf, writeExtension } from '../testing/write-extension.js';
import { readExtension } from './read-extension.js';

const directory = useTemporaryDirectory();
const read = (folder = directory.path) => readExtension(folder, 'installed', '0.1.0');
const manifestFile = () => path.join(directory.path, 'package.json');

/** Code and message of the refusal, with `~` for the folder. */
async function refusal(folder?: string): Promise<string> {
  const error = await read(folder).catch((thrown: unknown) => thrown as { code: string; message: string });
  if (!('code' in error)) return 'accepted';
  return `${error.code}: ${error.message.replaceAll(directory.path, '~')}`;
}

test('a sound folder is described, links to it resolved', async () => {
  await writeExtension(path.join(directory.path, 'real'));
  await symlink('real', path.join(directory.path, 'link'));
  expect(await readExtension(path.join(directory.path, 'link'), 'linked', '0.1.0')).toMatchObject({
    id: 'plugo.hello',
    folder: path.join(directory.path, 'real'),
    origin: 'linked',
    manifest: { main: 'main.js', version: '1.0.0' },
  });
});

test('a folder without package.json is no extension', async () => {
  expect(await refusal()).toBe('MANIFEST_MISSING: The folder ~ has no package.json, so it is no extension.');
});

test('a folder that is gone says so', async () => {
  expect(await refusal(path.join(directory.path, 'gone'))).toBe(
    'MANIFEST_MISSING: The folder ~/gone does not exist.',
  );
});

test('a file in place of a folder says so', async () => {
  await writeFile(path.join(directory.path, 'file'), '');
  expect(await refusal(path.join(directory.path, 'file'))).toBe(
    'MANIFEST_MISSING: ~/file is a file; an extension is a folder.',
  );
});

test.each<[string, string | Uint8Array, string]>([
  [
    'no JSON',
    '{\n  "name": hello\n}',
    '~/package.json is not valid JSON: see line 2, column 11, at "hello".',
  ],
  ['empty', '', '~/package.json is not valid JSON: it is empty.'],
  ['cut off', '{"name": "hello"', '~/package.json is not valid JSON: see line 1, column 17, at its end.'],
  ['UTF-16', Buffer.from('\uFEFF{}', 'utf16le'), '~/package.json is written in UTF-16; it must be UTF-8.'],
  [
    'big-endian UTF-16',
    Buffer.from([0xfe, 0xff, 0, 0x7b]),
    '~/package.json is written in UTF-16; it must be UTF-8.',
  ],
  ['Latin-1', Buffer.from('{"name": "h\u00e9"}', 'latin1'), '~/package.json holds bytes that are not UTF-8.'],
  [
    'over 1 MiB',
    `{"a":"${'x'.repeat(1024 * 1024)}"}`,
    '~/package.json has 1048584 bytes; at most 1048576 (1 MiB) are read.',
  ],
])('a manifest that is %s is unreadable, and the place or reason is named', async (_, content, message) => {
  await writeFile(manifestFile(), content);
  expect(await refusal()).toBe(`MANIFEST_UNREADABLE: ${message}`);
});

test('a directory or a named pipe in place of the manifest is refused at once', async () => {
  await mkdir(manifestFile());
  expect(await refusal()).toBe('MANIFEST_UNREADABLE: ~/package.json is no regular file.');
  const folder = path.join(directory.path, 'pipe');
  await mkdir(folder);
  execFileSync('mkfifo', [path.join(folder, 'package.json')]);
  expect(await refusal(folder)).toBe('MANIFEST_UNREADABLE: ~/pipe/package.json is no regular file.');
});

test('a byte order mark of UTF-8 is accepted', async () => {
  await writeExtension(directory.path, {}, { 'package.json': `\uFEFF${JSON.stringify(manifestOf())}` });
  expect(await read()).toMatchObject({ id: 'plugo.hello' });
});

test('wrong types are told with the file', async () => {
  await writeExtension(directory.path, { version: 1 });
  expect(await refusal()).toBe(
    'MANIFEST_INVALID: ~/package.json is not valid. version is 1; it must be a semantic version, such as "1.0.0".',
  );
});

test('an extension for another Plugo says what it wants and what it found', async () => {
  await writeExtension(directory.path, { displayName: 'Hello', engines: { plugo: '^9.0.0' } });
  expect(await refusal()).toBe(
    'ENGINE_INCOMPATIBLE: Hello runs on Plugo ^9.0.0 (engines.plugo), and this is Plugo 0.1.0.',
  );
});

test.each([
  ['0.1.0', '^0.1.0', true],
  ['0.1.5', '^0.1.0', true],
  ['0.2.0', '^0.1.0', false],
  ['0.2.0-beta.1', '^0.2.0', true],
  ['0.2.0-beta.1', '^0.1.0', false],
  ['0.2.0-beta.1', '>=0.1.0', true],
])('on Plugo %s an extension for %s is accepted: %s', async (hostVersion, range, accepted) => {
  await writeExtension(directory.path, { engines: { plugo: range } });
  const done = readExtension(directory.path, 'installed', hostVersion).then(
    () => true,
    () => false,
  );
  expect(await done).toBe(accepted);
});

test.each<[string, Record<string, unknown>, string]>([
  [
    'is absent',
    { main: 'dist/main.js' },
    'ENTRY_MISSING: main is "dist/main.js", but ~/e/dist/main.js does not exist.',
  ],
  ['is a folder', { main: 'lib' }, 'ENTRY_MISSING: main is "lib", but ~/e/lib is no file.'],
  [
    'lies above the folder',
    { main: '../outside.js' },
    'ENTRY_OUTSIDE: main is "../outside.js", which leads to ~/outside.js, outside the folder ~/e.',
  ],
  [
    'is absolute',
    { main: '/etc/hosts' },
    'ENTRY_OUTSIDE: main is "/etc/hosts", which leads to /etc/hosts, outside the folder ~/e.',
  ],
  [
    'leads out through a link',
    { main: 'link.js' },
    'ENTRY_OUTSIDE: main is "link.js", which leads to ~/outside.js, outside the folder ~/e.',
  ],
  [
    'is the folder itself',
    { main: '.' },
    'ENTRY_OUTSIDE: main is ".", which leads to ~/e, outside the folder ~/e.',
  ],
  ['has a NUL in it', { main: 'a\0b' }, 'ENTRY_MISSING: main is "a\\u0000b", but ~/e/a\0b does not exist.'],
  [
    'is a program that is absent',
    { main: undefined, plugo: { run: { command: './run' } } },
    'ENTRY_MISSING: plugo.run.command is "./run", but ~/e/run does not exist.',
  ],
  [
    'has no program for this computer',
    { main: undefined, plugo: { run: { command: { 'plan9-mips': 'run' } } } },
    `ENTRY_MISSING: plugo.run.command names no program for ${process.platform}-${process.arch}; it has plan9-mips.`,
  ],
])('an entry that %s is refused', async (_, fields, message) => {
  const folder = await writeExtension(path.join(directory.path, 'e'), fields, { 'lib/a.js': '' });
  await writeFile(path.join(directory.path, 'outside.js'), '');
  await symlink('../outside.js', path.join(folder, 'link.js'));
  expect(await refusal(folder)).toBe(message);
});

test('a program of the system is left for the start to find', async () => {
  await writeExtension(directory.path, {
    main: undefined,
    plugo: { run: { command: 'python3', args: ['main.py'] } },
  });
  expect(await read()).toMatchObject({
    manifest: { plugo: { run: { command: 'python3', args: ['main.py'] } } },
  });
});
