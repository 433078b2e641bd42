import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { useTemporaryDirectory } from '../testing/temporary-directory.js';
import { writeExtension } from '../testing/write-extension.js';
import { readReadme } from './readme.js';

const directory = useTemporaryDirectory();
const png = Buffer.from('89504e470d0a1a0a0000', 'hex');
const inside = (...names: string[]) => path.join(directory.path, ...names);

test('the README of an extension is read whatever its case, with the pictures it shows', async () => {
  const text = [
    '\uFEFF# Hello ![a](./media/a.png "A") ![b](b%20c.svg)',
    '![ref][r] ![far](https://example.org/a.png) ![text](package.json)',
    '',
    '[r]: media/a.png?raw=true',
  ].join('\n');
  const folder = await writeExtension(
    inside('a'),
    {},
    { 'ReadMe.md': text, 'readme.txt': 'no', 'media/a.png': png, 'b c.svg': '<svg xmlns="x"></svg>' },
  );
  const readme = await readReadme({ folder });
  expect(readme.text).toBe(text.slice(1));
  expect(readme.images).toEqual({
    'media/a.png': `data:image/png;base64,${png.toString('base64')}`,
    'b%20c.svg': expect.stringMatching(/^data:image\/svg\+xml;base64,/),
  });
});

test('nothing outside the folder is shown, by path or by link', async () => {
  await writeExtension(inside('secret'), {}, { 'a.png': png });
  const folder = await writeExtension(
    inside('a'),
    {},
    { 'README.md': '![x](../secret/a.png) ![y](link.png) ![z](%2e%2e/secret/a.png) ![w](%zz)' },
  );
  await symlink(inside('secret', 'a.png'), path.join(folder, 'link.png'));
  expect((await readReadme({ folder })).images).toEqual({});
  const linked = await writeExtension(inside('b'));
  await symlink(inside('secret', 'package.json'), path.join(linked, 'README.md'));
  expect(await readReadme({ folder: linked })).toEqual({ text: '', images: {} });
});

test('an extension without a README has an empty one, and an endless one is cut', async () => {
  expect(await readReadme({ folder: await writeExtension(inside('a')) })).toEqual({ text: '', images: {} });
  expect(await readReadme({ folder: inside('gone') })).toEqual({ text: '', images: {} });
  const long = await writeExtension(inside('b'), {}, { 'README.md': 'x'.repeat(600_000) });
  expect((await readReadme({ folder: long })).text).toHaveLength(512 * 1024);
});
