import { readdirSync, readFileSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { answerFolderDialog, clickMenu, dropFolders } from '../support/desktop.js';
import { expect, type Plugo, test } from '../support/story-test.js';
import { extensionsOf, writeExtension } from '../support/write-extension.js';

const greeter = {
  name: 'greeter',
  manifest: {
    displayName: 'Greeter',
    description: 'Greets people.',
    version: '1.2.3',
    extensionDependencies: { 'test.sound': '^1.0.0' },
    permissions: ['network:example.org'],
  },
} as const;

/** Asserts that the preview is shown and tells all a person needs to decide. */
async function expectPreview({ ui }: Plugo, folder: string) {
  const dialog = ui.dialog('Install this extension?');
  for (const text of ['Greeter 1.2.3', 'by test', 'test.greeter', 'Greets people.', 'main.mjs', folder]) {
    await expect(dialog).toContainText(text);
  }
  await expect(dialog).toContainText('test.sound ^1.0.0 found 1.0.0');
  await expect(dialog).toContainText('network:example.org');
  await expect(dialog).toContainText('2 files');
  return dialog;
}

/** Confirms the preview and waits until the extension runs beside the one that was there. */
async function installShown(app: Plugo, dataDir: string) {
  const { ui } = app;
  const soundPid = await ui.runningPid('sound');
  await ui.dialog('Install this extension?').getByRole('button', { name: 'Install', exact: true }).click();
  await ui.runningPid('Greeter');
  await expect(ui.page.getByRole('dialog')).toHaveCount(0);
  expect(await ui.pid('sound')).toBe(soundPid);
  expect(readdirSync(extensionsOf(dataDir)).sort()).toEqual(['sound', 'test.greeter-1.2.3']);
}

test('2. install from a folder by the button: checked, shown, confirmed, copied, started', async ({
  startWith,
  folder,
  dataDir,
}) => {
  const app = await startWith({});
  const source = writeExtension(folder, greeter);
  await answerFolderDialog(app, source);
  await app.ui.page.getByRole('button', { name: 'Install from folder…' }).click();
  await expectPreview(app, source);
  expect(readdirSync(extensionsOf(dataDir)), 'nothing is copied before it is confirmed').toEqual(['sound']);
  await installShown(app, dataDir);
  for (const file of ['package.json', 'main.mjs']) {
    expect(readFileSync(join(extensionsOf(dataDir), 'test.greeter-1.2.3', file), 'utf8')).toBe(
      readFileSync(join(source, file), 'utf8'),
    );
  }
});

test('2. install from a folder by the menu', async ({ startWith, folder, dataDir }) => {
  const app = await startWith({});
  const source = writeExtension(folder, greeter);
  await answerFolderDialog(app, source);
  await clickMenu(app, 'Install extension from folder…');
  await expectPreview(app, source);
  await installShown(app, dataDir);
});

test('2. install by dragging a folder onto the window', async ({ startWith, folder, dataDir }) => {
  const app = await startWith({});
  const source = writeExtension(folder, greeter);
  await dropFolders(app, [source], () =>
    expect(app.ui.page.getByText('Drop the folder to install it')).toBeVisible(),
  );
  await expectPreview(app, source);
  await installShown(app, dataDir);
});

test('2. several folders dropped at once are shown together, and those chosen are installed', async ({
  startWith,
  folder,
}) => {
  const app = await startWith({});
  const sources = ['first', 'second'].map((name) => writeExtension(folder, { name }));
  await dropFolders(app, sources);
  const dialog = app.ui.page.getByRole('dialog');
  await expect(dialog.getByRole('heading')).toHaveText('Install 2 extensions?');
  await dialog.getByRole('checkbox', { name: 'Install first' }).uncheck();
  await dialog.getByRole('button', { name: 'Install 1' }).click();
  await expect(dialog.getByRole('heading')).toHaveText('1 extension installed');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await app.ui.runningPid('second');
  await expect(app.ui.row('first')).toHaveCount(0);
});

test('2. it is never half there: what appears under its name is whole', async ({
  startWith,
  folder,
  dataDir,
}) => {
  const files = Object.fromEntries(
    Array.from({ length: 400 }, (_, index) => [`data/${index}.bin`, Buffer.alloc(50_000, index)]),
  );
  const app = await startWith({});
  const source = writeExtension(folder, { name: 'large', files });
  const installed = join(extensionsOf(dataDir), 'test.large-1.0.0');
  const firstSeen: number[] = [];
  const watcher = watch(extensionsOf(dataDir), () => {
    const size = sizeOf(installed);
    if (size !== undefined && firstSeen.length === 0) firstSeen.push(size);
  });
  await dropFolders(app, [source]);
  await app.ui
    .dialog('Install this extension?')
    .getByRole('button', { name: 'Install', exact: true })
    .click();
  await app.ui.runningPid('large');
  await expect.poll(() => firstSeen).toEqual([sizeOf(source)]);
  watcher.close();
  expect(readdirSync(extensionsOf(dataDir)).sort()).toEqual(['sound', 'test.large-1.0.0']);
});

test('2. cancelling, in the system dialog or in the preview, changes nothing', async ({
  startWith,
  folder,
  dataDir,
}) => {
  const app = await startWith({});
  const button = app.ui.page.getByRole('button', { name: 'Install from folder…' });
  await answerFolderDialog(app, null);
  await button.click();
  await answerFolderDialog(app, writeExtension(folder, greeter));
  await button.click();
  await app.ui.dialog('Install this extension?').getByRole('button', { name: 'Cancel' }).click();
  await expect(app.ui.page.getByRole('dialog')).toHaveCount(0);
  await expect(app.ui.row('Greeter')).toHaveCount(0);
  expect(readdirSync(extensionsOf(dataDir))).toEqual(['sound']);
});

test('2. a newer version replaces the one that runs, after telling so', async ({
  startWith,
  folder,
  dataDir,
}) => {
  const app = await startWith({ name: 'other' });
  const versions = ['1.0.0', '1.1.0'].map((version) =>
    writeExtension(join(folder, version), { name: 'greeter', manifest: { version } }),
  );
  await dropFolders(app, [versions[0] ?? '']);
  await app.ui
    .dialog('Install this extension?')
    .getByRole('button', { name: 'Install', exact: true })
    .click();
  const before = await app.ui.runningPid('greeter');
  const otherPid = await app.ui.runningPid('other');

  await dropFolders(app, [versions[1] ?? '']);
  const update = app.ui.dialog('Update this extension?');
  await expect(update).toContainText(
    'Version 1.0.0 is installed. It is replaced by 1.1.0; settings are kept.',
  );
  await update.getByRole('button', { name: 'Update' }).click();
  await expect(app.ui.row('greeter')).toContainText('1.1.0');
  expect(await app.ui.runningPid('greeter')).not.toBe(before);
  expect(await app.ui.pid('other')).toBe(otherPid);
  expect(readdirSync(extensionsOf(dataDir)).sort()).toEqual(['other', 'test.greeter-1.1.0']);

  await dropFolders(app, [versions[0] ?? '']);
  await expect(app.ui.dialog('Install an older version?')).toContainText(
    'Version 1.1.0 is installed and newer.',
  );
});

test.describe('2. refused with what was found, what was wanted and by whom; nothing is left behind', () => {
  const refusals = [
    {
      what: 'a folder that is no extension',
      source: { name: 'holiday', files: { 'package.json': undefined } },
      sentence: (folder: string) =>
        `The folder ${folder}/holiday has no package.json, so it is no extension.`,
      next: 'Choose the folder that holds the package.json of the extension.',
    },
    {
      what: 'a missing dependency',
      source: { name: 'needy', manifest: { extensionDependencies: { 'test.absent': '^2.0.0' } } },
      sentence: () => 'test.needy needs test.absent ^2.0.0, which is not installed.',
      next: 'Install test.absent in a version that meets ^2.0.0.',
    },
    {
      what: 'a dependency out of range',
      source: { name: 'needy', manifest: { extensionDependencies: { 'test.sound': '^2.0.0' } } },
      sentence: () =>
        'test.needy needs test.sound ^2.0.0, but version 1.0.0 is installed. ' +
        'All demands on test.sound: test.needy wants ^2.0.0, test.user wants ^1.0.0.',
      next: 'Install test.sound in a version that meets all these ranges.',
    },
    {
      what: 'a version that others could not run with',
      source: { name: 'sound', manifest: { version: '2.0.0' } },
      sentence: () => 'With test.sound 2.0.0 others could run no longer: test.user wants ^1.0.0.',
      next: 'Install a version of test.sound that meets these ranges, or update or disable the others first.',
    },
  ] as const;
  for (const { what, source, sentence, next } of refusals) {
    test(what, async ({ startWith, folder, dataDir }) => {
      const app = await startWith(
        {},
        { name: 'user', manifest: { extensionDependencies: { 'test.sound': '^1.0.0' } } },
      );
      const { ui } = app;
      const pids = [await ui.runningPid('sound'), await ui.runningPid('user')];
      await dropFolders(app, [writeExtension(folder, source)]);
      const refused = ui.dialog('This folder was not installed');
      await expect(refused.locator('.trouble-message')).toHaveText(sentence(folder));
      await expect(refused).toContainText(next);
      await expect(refused).toContainText('Nothing was installed or changed.');
      await refused.getByRole('button', { name: 'Close' }).last().click();
      await expect(ui.extensions.getByRole('listitem')).toHaveCount(2);
      expect(readdirSync(extensionsOf(dataDir)).sort()).toEqual(['sound', 'user']);
      expect([await ui.pid('sound'), await ui.pid('user')]).toEqual(pids);
    });
  }
});

/** Bytes in a folder and what is below it; undefined where there is none. */
function sizeOf(folder: string): number | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  } catch {
    return undefined;
  }
}
