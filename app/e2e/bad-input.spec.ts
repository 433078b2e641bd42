import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dropFolders } from './support/desktop.js';
import { expect, type Plugo, test, withWindow } from './support/story-test.js';
import {
  type ExtensionSource,
  extensionsOf,
  manifestOf,
  place,
  writeExtension,
} from './support/write-extension.js';

/** Tries to install a folder and asserts that it is refused with this sentence. */
async function expectRefused(app: Plugo, folder: string, sentence: string): Promise<void> {
  await dropFolders(app, [folder]);
  const refused = app.ui.dialog('This folder was not installed');
  await expect(refused.locator('.trouble-message')).toHaveText(sentence);
  await expect(refused).toContainText('Nothing was installed or changed.');
  await refused.getByRole('button', { name: 'Close' }).last().click();
  await expect(refused).toHaveCount(0);
}

test.describe('a bad folder among the installed ones is shown with its reason, and refused when it is installed', () => {
  /** `sentence` is what is shown; `folder` is where the bad extension lies. */
  const cases: readonly {
    readonly what: string;
    readonly source: ExtensionSource;
    readonly word?: string;
    readonly sentence: (folder: string) => string;
  }[] = [
    {
      what: 'manifest missing',
      source: { files: { 'package.json': undefined } },
      sentence: (folder) => `The folder ${folder} has no package.json, so it is no extension.`,
    },
    {
      what: 'manifest that is not JSON',
      source: { files: { 'package.json': '{\n  "name": "bad",\n  "publisher": test\n}' } },
      sentence: (folder) => `${folder}/package.json is not valid JSON: see line 3, column 16, at "test".`,
    },
    {
      what: 'manifest in UTF-16, with its byte order mark',
      source: { files: { 'package.json': Buffer.from('\ufeff{}', 'utf16le') } },
      sentence: (folder) => `${folder}/package.json is written in UTF-16; it must be UTF-8.`,
    },
    {
      what: 'wrong types',
      source: {
        manifest: { displayName: 7, description: ['text'], contributes: { commands: {} }, main: true },
      },
      sentence: (folder) =>
        `${folder}/package.json is not valid. displayName is 7; it must be a text. ` +
        'description is a list; it must be a text. main is true; it must be a text. ' +
        'contributes.commands is an object; it must be a list.',
    },
    {
      what: 'unknown engines.plugo: another version',
      source: { manifest: { engines: { plugo: '>=2' } } },
      word: 'Incompatible',
      sentence: () => 'bad runs on Plugo >=2 (engines.plugo), and this is Plugo 0.1.0.',
    },
    {
      what: 'unknown engines.plugo: no range',
      source: { manifest: { engines: { plugo: 'latest' } } },
      sentence: (folder) =>
        `${folder}/package.json is not valid. engines.plugo is "latest"; it must be a semver range, such as "^1.0.0".`,
    },
    {
      what: 'engines missing',
      source: { manifest: { engines: undefined } },
      sentence: (folder) =>
        `${folder}/package.json is not valid. engines is missing; it must be an object, such as { "plugo": "^0.1.0" }.`,
    },
    {
      what: 'main outside the folder',
      source: { manifest: { main: '../sound/main.mjs' } },
      sentence: (folder) =>
        `main is "../sound/main.mjs", which leads to ${join(folder, '../sound/main.mjs')}, outside the folder ${folder}.`,
    },
    {
      what: 'main absent',
      source: { manifest: { main: 'dist/gone.js' } },
      sentence: (folder) => `main is "dist/gone.js", but ${folder}/dist/gone.js does not exist.`,
    },
    {
      what: 'nothing to start',
      source: { manifest: { main: undefined } },
      sentence: (folder) =>
        `${folder}/package.json is not valid. main and plugo.run are both missing; ` +
        'one must tell how to start the extension, such as "main": "dist/main.js".',
    },
    {
      what: 'a need of itself',
      source: { manifest: { extensionDependencies: { 'test.bad': '*' } } },
      word: 'Circular',
      sentence: () => 'test.bad needs itself.',
    },
    {
      what: 'a range that no installed version meets, with all demands',
      source: { manifest: { extensionDependencies: { 'test.sound': '^3.0.0' } } },
      word: 'Needs test.sound',
      sentence: () =>
        'test.bad needs test.sound ^3.0.0, but version 1.0.0 is installed. ' +
        'All demands on test.sound: test.bad wants ^3.0.0, test.user wants ^1.0.0.',
    },
  ];
  for (const { what, source, word = 'Broken', sentence } of cases) {
    test(what, async ({ startWith, folder, dataDir }) => {
      const bad = { name: 'bad', ...source };
      const app = await startWith(
        {},
        { name: 'user', manifest: { extensionDependencies: { 'test.sound': '^1.0.0' } } },
        bad,
      );
      const { ui } = app;
      const pids = [await ui.runningPid('sound'), await ui.runningPid('user')];
      const row = ui.row('bad');
      await expect(row.getByTestId('problem')).toHaveText(sentence(join(extensionsOf(dataDir), 'bad')));
      await expect(ui.state('bad')).toHaveText(word);

      writeExtension(folder, {});
      await expectRefused(app, writeExtension(folder, bad), sentence(join(folder, 'bad')));
      expect(readdirSync(extensionsOf(dataDir)).sort()).toEqual(['bad', 'sound', 'user']);
      await expect(ui.extensions.getByRole('listitem')).toHaveCount(3);
      expect([await ui.runningPid('sound'), await ui.runningPid('user')]).toEqual(pids);
    });
  }
});

test('a byte order mark of UTF-8 does no harm', async ({ startWith, folder }) => {
  const marked = (name: string) => ({
    name,
    files: { 'package.json': `\ufeff${JSON.stringify(manifestOf({ name }))}` },
  });
  const app = await startWith(marked('marked'));
  await app.ui.runningPid('marked');
  await dropFolders(app, [writeExtension(folder, marked('also-marked'))]);
  await app.ui
    .dialog('Install this extension?')
    .getByRole('button', { name: 'Install', exact: true })
    .click();
  await app.ui.runningPid('also-marked');
});

test('a link that leads out of the folder is refused', async ({ startWith, folder, dataDir }) => {
  const app = await startWith({});
  const pid = await app.ui.runningPid('sound');
  const source = writeExtension(folder, { name: 'linker' });
  symlinkSync('/etc/hostname', join(source, 'stolen'));
  await dropFolders(app, [source]);
  const refused = app.ui.dialog('This folder was not installed');
  await expect(refused.locator('.trouble-message')).toContainText('stolen');
  expect(readdirSync(extensionsOf(dataDir))).toEqual(['sound']);
  expect(await app.ui.pid('sound')).toBe(pid);
});

test('a file in place of a folder is refused', async ({ startWith, folder }) => {
  const app = await startWith({});
  const file = join(folder, 'letter.txt');
  writeFileSync(file, 'Dear Plugo');
  await expectRefused(app, file, `${file} is a file; an extension is a folder.`);
});

test('a duplicate id: one runs, the other says which two folders hold it', async ({ startWith, dataDir }) => {
  const twin = (folder: string) => ({ name: folder, manifest: { name: 'twin' } });
  const { ui } = await startWith(twin('a-twin'), twin('b-twin'), {});
  await ui.runningPid('sound');
  const rows = ui.extensions.getByRole('listitem', { name: 'twin' });
  await expect(rows).toHaveCount(2);
  await expect(rows.getByTestId('state')).toHaveText(['Broken', 'Running']);
  const at = (folder: string) => join(extensionsOf(dataDir), folder);
  await expect(rows.getByTestId('problem')).toHaveText(
    `Both ${at('a-twin')} and ${at('b-twin')} hold test.twin 1.0.0; the first one is used.`,
  );
});

test.describe('circles of needs', () => {
  const needing = (name: string, needed: string): ExtensionSource => ({
    name,
    manifest: { extensionDependencies: { [`test.${needed}`]: '*' } },
  });
  for (const names of [
    ['ann', 'ben'],
    ['ann', 'ben', 'cat'],
  ]) {
    test(`of ${names.length}: each is told, and the others run`, async ({ startWith, folder, dataDir }) => {
      const circle = names.map((name, index) => needing(name, names[(index + 1) % names.length] ?? ''));
      const app = await startWith({}, ...circle);
      const { ui } = app;
      const pid = await ui.runningPid('sound');
      for (const [index, name] of names.entries()) {
        const order = [...names.slice(index), ...names.slice(0, index), name].map((one) => `test.${one}`);
        await expect(ui.row(name).getByTestId('problem')).toHaveText(
          `test.${name} cannot start, for these need each other in a circle: ${order.join(' → ')}.`,
        );
        await expect(ui.state(name)).toHaveText('Circular');
      }
      expect(await ui.pid('sound')).toBe(pid);

      // Installing the one that closes a circle is refused.
      await ui.press('ann', 'Uninstall');
      await ui.page
        .getByRole('dialog')
        .getByRole('button', { name: /^Uninstall/ })
        .click();
      await expect(ui.row('ann')).toHaveCount(0);
      const order = [...names, 'ann'].map((one) => `test.${one}`).join(' → ');
      await expectRefused(
        app,
        writeExtension(folder, circle[0]),
        `test.ann cannot start, for these need each other in a circle: ${order}.`,
      );
      await expect
        .poll(() => readdirSync(extensionsOf(dataDir)).sort())
        .toEqual([...names.slice(1), 'sound']);
    });
  }
});

test('a folder that is deleted while it runs: the others go on, and reloading says what happened', async ({
  startWith,
  dataDir,
}) => {
  const { ui } = await startWith({ name: 'vanishing' }, {});
  const pid = await ui.runningPid('sound');
  await ui.runningPid('vanishing');
  rmSync(join(extensionsOf(dataDir), 'vanishing'), { recursive: true });
  await ui.press('vanishing', 'Reload');
  await expect(ui.page.getByRole('alert')).toContainText(
    'The folder of test.vanishing is gone, so the extension was removed.',
  );
  await expect(ui.row('vanishing')).toHaveCount(0);
  expect(await ui.runningPid('sound')).toBe(pid);
});

test.describe('what the disk refuses', () => {
  test.skip(process.getuid?.() === 0, 'nothing is refused to root');

  test('an extensions folder that cannot be written: nothing is installed, and all that runs goes on', async ({
    startWith,
    folder,
    dataDir,
  }) => {
    const app = await startWith({});
    const pid = await app.ui.runningPid('sound');
    chmodSync(extensionsOf(dataDir), 0o500);
    await dropFolders(app, [writeExtension(folder, { name: 'late' })]);
    await app.ui
      .dialog('Install this extension?')
      .getByRole('button', { name: 'Install', exact: true })
      .click();
    const refused = app.ui.dialog('This folder was not installed');
    await expect(refused.locator('.trouble-message')).toContainText(extensionsOf(dataDir));
    await expect(refused.locator('.trouble-message')).toContainText('permission');
    chmodSync(extensionsOf(dataDir), 0o700);
    expect(readdirSync(extensionsOf(dataDir))).toEqual(['sound']);
    expect(await app.ui.runningPid('sound')).toBe(pid);
  });

  test('a data folder that cannot be written any more: told, and the choice holds until the end', async ({
    startWith,
    dataDir,
  }) => {
    const { ui } = await startWith({}, { name: 'other' });
    await ui.runningPid('sound');
    const pid = await ui.runningPid('other');
    chmodSync(dataDir, 0o500);
    await ui.press('sound', 'Disable');
    await expect(ui.page.getByRole('alert')).toContainText(
      `The data directory ${dataDir} cannot be used: permission denied (EACCES). Changes last until Plugo ends.`,
    );
    await expect(ui.state('sound')).toHaveText('Disabled');
    expect(await ui.runningPid('other')).toBe(pid);
    chmodSync(dataDir, 0o700);
  });
});

test('a socket directory that cannot be used: TCP, and the reason is shown', async ({
  startWith,
  dataDir,
}) => {
  const socketDirectory = join(dataDir, 'a-file');
  writeFileSync(socketDirectory, '');
  const settings = { schema: 1, host: { socketDirectory }, extensions: {} };
  writeFileSync(join(dataDir, 'settings.json'), JSON.stringify(settings));
  const { ui } = await startWith({});
  await ui.runningPid('sound');
  await expect(ui.row('sound').getByTestId('process')).toContainText('TCP');
  const details = await ui.select('sound');
  await expect(details).toContainText(`no directory could be made in ${socketDirectory}`);
  await expect(
    ui.logLines(`over TCP because no directory could be made in ${socketDirectory}`),
  ).toBeVisible();
});

test.describe('a corrupt state file', () => {
  test('is kept aside and rebuilt from the folders, and the window says so', async ({
    launchApp,
    dataDir,
  }) => {
    place(dataDir, {}, { name: 'other' });
    const garbage = '{"schema":1,"disabled":["test.so';
    writeFileSync(join(dataDir, 'state.json'), garbage);
    const { ui } = withWindow(await launchApp());
    const banner = ui.page.getByRole('alert');
    await expect(banner).toContainText(`The state file ${join(dataDir, 'state.json')} could not be read:`);
    await expect(banner).toContainText(
      'It was rebuilt from the extension folders: all installed extensions are enabled',
    );
    await ui.runningPid('sound');
    await ui.runningPid('other');
    const [aside] = readdirSync(dataDir).filter((name) => name.startsWith('state.json.corrupt-'));
    expect(readFileSync(join(dataDir, aside ?? ''), 'utf8')).toBe(garbage);
    await expect(banner).toContainText(aside ?? 'no file');
    await banner.getByRole('button', { name: 'Dismiss' }).click();
    await expect(banner).toHaveCount(0);
  });

  test('is restored from its backup where there is one', async ({ startWith, launchApp, dataDir }) => {
    const first = await startWith({}, { name: 'other' });
    await first.ui.runningPid('sound');
    for (const name of ['sound', 'other']) {
      await first.ui.press(name, 'Disable');
      await expect(first.ui.state(name)).toHaveText('Disabled');
    }
    await first.close();
    writeFileSync(join(dataDir, 'state.json'), '');
    const second = withWindow(await launchApp());
    await expect(second.ui.page.getByRole('alert')).toContainText('The state before the last change');
    await expect(second.ui.state('sound')).toHaveText('Disabled');
    await second.ui.runningPid('other');
  });
});

test('files that are no extensions, and folders in the making, are left alone', async ({
  startWith,
  dataDir,
}) => {
  mkdirSync(join(extensionsOf(dataDir), '.staging-of-somebody'), { recursive: true });
  writeFileSync(join(extensionsOf(dataDir), 'README.txt'), 'hello');
  const { ui } = await startWith({});
  await ui.runningPid('sound');
  await expect(ui.extensions.getByRole('listitem')).toHaveCount(1);
});
