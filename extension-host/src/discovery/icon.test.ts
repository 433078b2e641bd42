import { symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { useTemporaryDirectory } from '../testing/temporary-directory.js';
import { describe } from '../testing/write-extension.js';
import { readIcon } from './icon.js';

const directory = useTemporaryDirectory();
const png = Buffer.from('89504e470d0a1a0a00', 'hex');

async function iconOf(name: string, content?: string | Uint8Array) {
  if (content !== undefined) await writeFile(path.join(directory.path, name), content);
  return readIcon({ ...describe('plugo.a', { icon: name }), folder: directory.path });
}

test('an extension without icon has none and needs no warning', async () => {
  expect(await readIcon(describe('plugo.a'))).toEqual({});
});

test.each<[string, string | Uint8Array, string]>([
  ['a PNG', png, 'image/png'],
  ['a JPEG', Buffer.from('ffd8ffe0', 'hex'), 'image/jpeg'],
  ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'],
  [
    'an SVG with all that may stand first',
    '\uFEFF<?xml version="1.0"?>\n<!-- a --><!DOCTYPE svg PUBLIC "-//W3C" "x">\n<svg >',
    'image/svg+xml',
  ],
])('%s is told by its content, whatever its name', async (_, content, type) => {
  const { url } = await iconOf('icon.dat', content);
  expect(url).toBe(`data:${type};base64,${Buffer.from(content).toString('base64')}`);
});

test.each<[string, string, string | Uint8Array | undefined, RegExp]>([
  ['HTML', 'icon.svg', '<html><svg></svg></html>', /is neither PNG, JPEG nor SVG/],
  ['too large', 'icon.png', Buffer.concat([png, Buffer.alloc(256 * 1024)]), /has 262153 bytes/],
  ['missing', 'icon.png', undefined, /cannot be read: no such file or directory \(ENOENT\)/],
  ['outside', '../icon.png', undefined, /lies outside the folder/],
  ['a web address', 'https://example.org/icon.png', undefined, /cannot be read/],
])('an icon that is %s is left out with a warning', async (_, name, content, warning) => {
  const result = await iconOf(name, content);
  expect(result).toEqual({ warning: expect.stringMatching(warning) });
});

test('a link out of the folder is not followed', async () => {
  await symlink('/etc/hosts', path.join(directory.path, 'icon.png'));
  expect(await iconOf('icon.png')).toEqual({ warning: expect.stringMatching(/leads outside/) });
});

test('a file made to keep a pattern busy is answered at once', async () => {
  const started = performance.now();
  await iconOf('icon.svg', '<!-- a -->'.repeat(25_000));
  expect(performance.now() - started).toBeLessThan(1_000);
});
