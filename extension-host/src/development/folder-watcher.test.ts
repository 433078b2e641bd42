import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../base/clock.js';
import { eventually } from '../testing/no-leaks.js';
import { useTemporaryDirectory } from '../testing/temporary-directory.js';
import { FolderWatcher } from './folder-watcher.js';
import { isIgnored } from './is-ignored.js';

const directory = useTemporaryDirectory();
const watchers: FolderWatcher[] = [];
afterEach(() => {
  for (const watcher of watchers.splice(0)) watcher.dispose();
});

/** Watches a folder `ext` of the test, and writes down what it is told. */
async function begin() {
  const folder = path.join(directory.path, 'ext');
  await mkdir(path.join(folder, 'src'), { recursive: true });
  await writeFile(path.join(folder, 'src', 'main.js'), '1');
  const saved: (readonly string[])[] = [];
  const gone: string[] = [];
  const watcher = new FolderWatcher({
    folder,
    clock: systemClock,
    onSaved: (files) => saved.push(files),
    onError: (error) => gone.push(error.message),
    onGone: () => gone.push('gone'),
  });
  watchers.push(watcher);
  await watcher.ready;
  return { folder, saved, gone };
}

/** All that was told. */
const filesOf = (saved: readonly (readonly string[])[]) => [...new Set(saved.flat())];

test('a saved file is told once it is written and all is quiet, many in one go', async () => {
  const { folder, saved } = await begin();
  await Promise.all([
    writeFile(path.join(folder, 'src', 'main.js'), '2'),
    writeFile(path.join(folder, 'src', 'other.js'), '2'),
  ]);
  await eventually(() => expect(filesOf(saved).sort()).toEqual(['src/main.js', 'src/other.js']), 10_000);
});

test('an editor that writes beside and renames is noticed, and its leftovers are not', async () => {
  const { folder, saved } = await begin();
  await mkdir(path.join(folder, 'node_modules', 'x'), { recursive: true });
  await writeFile(path.join(folder, 'node_modules', 'x', 'index.js'), '');
  await mkdir(path.join(folder, '.git'));
  await writeFile(path.join(folder, '.git', 'HEAD'), '');
  await writeFile(path.join(folder, 'src', 'main.js~'), '');
  await writeFile(path.join(folder, 'src', 'main.js.tmp'), '2');
  await rename(path.join(folder, 'src', 'main.js.tmp'), path.join(folder, 'src', 'main.js'));
  await eventually(() => expect(filesOf(saved)).toEqual(['src/main.js']), 10_000);
});

test('a folder that goes is told, and when it is back, that too; then it is watched again', async () => {
  const { folder, saved, gone } = await begin();
  await rm(folder, { recursive: true });
  await eventually(() => expect(gone).toEqual(['gone']), 10_000);
  saved.length = 0;
  await mkdir(folder);
  await eventually(() => expect(filesOf(saved)).toContain('its folder'), 10_000);
  let tries = 0;
  await eventually(async () => {
    // Saved again and again it would never be quiet.
    if (tries++ % 200 === 0) await writeFile(path.join(folder, 'again.js'), `${tries}`);
    expect(filesOf(saved)).toContain('again.js');
  }, 20_000);
}, 40_000);

test('what editors and tools leave for a moment is ignored, at any depth', () => {
  const ignored = (file: string) => isIgnored('/a/.hidden/ext', `/a/.hidden/ext/${file}`);
  expect(
    [
      '.git/HEAD',
      'node_modules/x/y.js',
      'lib/node_modules/z',
      'src/.main.js.swp',
      'main.js~',
      '4913',
      '#main.js#',
      'a.tmp',
      'x.js___jb_tmp___',
    ].map(ignored),
  ).not.toContain(false);
  expect(
    ['', 'src/main.js', 'package.json', 'templates/a.html', 'my_node_modules/x'].map(ignored),
  ).not.toContain(true);
});
