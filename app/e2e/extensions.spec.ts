import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { catchLinks, dropFolders } from './support/desktop.js';
import { expect, type Plugo, test } from './support/story-test.js';
import { extensionsOf, writeExtension } from './support/write-extension.js';

// Extensions: list with search, filters (running, failed, disabled, updatable), sort; details with README rendered safely, commands,
// settings, permissions (asked for, granted, used), dependencies and dependents as a small graph, versions, a timeline, size on disk.
// Actions in place, with undo for disable and uninstall. Drag a folder in; several at once; progress with cancel; a failed install says
// why and leaves nothing.

const failing = {
  name: 'failing',
  manifest: { main: undefined, plugo: { run: { command: 'no-such-program' } } },
};
const needs = (name: string) => ({ extensionDependencies: { [`test.${name}`]: '^1.0.0' } });
const names = ({ ui }: Plugo) =>
  ui.extensions.getByRole('listitem').evaluateAll((rows) => rows.map((row) => row.ariaLabel));
const chip = ({ ui }: Plugo, name: RegExp) =>
  ui.page.getByRole('toolbar', { name: 'Show' }).getByRole('button', { name });
const tab = ({ ui }: Plugo, name: string) => ui.details.getByRole('tab', { name });

/** Drops folders and confirms what is shown. */
async function install(app: Plugo, button: string, ...folders: string[]): Promise<void> {
  await dropFolders(app, folders);
  await app.ui.page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click();
}

test('Extensions: list with search, filters (running, failed, disabled, updatable), sort, by keyboard', async ({
  startWith,
  folder,
}) => {
  const app = await startWith({ name: 'alpha' }, { name: 'beta' }, { name: 'gamma' }, failing);
  const { ui } = app;
  await ui.runningPid('gamma');
  await expect(ui.state('failing')).toHaveText('Failed', { timeout: 20_000 });
  await ui.press('beta', 'Disable');
  await expect(ui.state('beta')).toHaveText('Disabled');
  const source = writeExtension(folder, { name: 'delta' });
  await install(app, 'Install', source);
  await ui.runningPid('delta');
  writeExtension(folder, { name: 'delta', manifest: { version: '1.5.0' } });
  await app.window.evaluate(() => window.dispatchEvent(new Event('focus')));

  await expect(chip(app, /^Updates: 1$/)).toBeVisible();
  await expect(chip(app, /^Failed: 1$/)).toBeVisible();
  for (const [filter, listed] of [
    [/^Running/, ['alpha', 'delta', 'gamma']],
    [/^Failed/, ['failing']],
    [/^Disabled/, ['beta']],
    [/^Updates/, ['delta']],
    [/^All/, ['alpha', 'beta', 'delta', 'failing', 'gamma']],
  ] as const) {
    await chip(app, filter).click();
    await expect(chip(app, filter)).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(() => names(app)).toEqual(listed);
  }

  const search = ui.page.getByRole('textbox', { name: 'Search extensions' });
  await search.fill('@running a');
  await expect.poll(() => names(app)).toEqual(['alpha', 'delta', 'gamma']);
  await search.fill('nothing like this');
  await expect(ui.page.getByText('No extension matches “nothing like this”.')).toBeVisible();
  await search.fill('');

  await ui.page.getByRole('button', { name: /^Sort by/ }).click();
  await ui.page.getByRole('menuitemradio', { name: 'State' }).click();
  await expect.poll(() => names(app)).toEqual(['failing', 'alpha', 'delta', 'gamma', 'beta']);

  // By keyboard: from the field into the list, along it, to the menu of a row, and to the details.
  await search.focus();
  await ui.page.keyboard.press('ArrowDown');
  await ui.page.keyboard.press('End');
  await expect(ui.row('beta').getByRole('button', { name: 'beta', exact: true })).toBeFocused();
  await ui.page.keyboard.press('ArrowUp');
  await expect(ui.row('gamma').getByRole('button', { name: 'gamma', exact: true })).toBeFocused();
  await ui.page.keyboard.press('Tab');
  await ui.page.keyboard.press('Enter');
  await expect(ui.page.getByRole('menu', { name: 'Actions of gamma' })).toBeVisible();
  await expect(ui.page.getByRole('menuitem', { name: 'Disable' })).toBeFocused();
  await ui.page.keyboard.press('Escape');
  await expect(ui.row('gamma').getByRole('button', { name: 'Actions of gamma' })).toBeFocused();
  await ui.row('gamma').getByRole('button', { name: 'gamma', exact: true }).press('Enter');
  await expect(tab(app, 'Overview')).toBeFocused();

  await ui.press('delta', 'Update to 1.5.0');
  await expect(ui.row('delta')).toContainText('1.5.0');
  await expect(chip(app, /^Updates: 0$/)).toBeVisible();
});

test('Extensions: details with README rendered safely, permissions (asked for, granted, used), dependencies and dependents as a small graph, size on disk', async ({
  startWith,
}) => {
  const readme = [
    '# Hello',
    '<img src=x onerror="window.hacked=true"> <script>window.hacked=true</script>',
    '[safe](https://example.org/docs) [bad](javascript:alert(1)) [mail](mailto:a@example.org)',
    '![far](https://example.org/a.png) ![near](media/a.svg)',
    '',
    '| a | b |',
    '|---|---|',
    '| 1 | 2 |',
    '',
    '- [x] done',
  ].join('\n');
  const caller = `
    class Words { count() { return globalThis.context.extensions.get('test.base', 'Base').echo(2); } }
    class Secret { look() { return globalThis.context.extensions.get('test.other', 'X').y(); } }
    plugo.register(new Words()); plugo.register(new Secret());
    plugo.run({ activate: (context) => { globalThis.context = context; } });`;
  const app = await startWith(
    {
      name: 'base',
      main: 'class Base { echo(value) { return value; } }\nplugo.register(new Base());\nplugo.run();',
    },
    {
      name: 'middle',
      main: caller,
      manifest: {
        ...needs('base'),
        permissions: ['network:example.org'],
        contributes: {
          commands: [
            { command: 'Words.count', title: 'Count' },
            { command: 'Secret.look', title: 'Look' },
          ],
        },
      },
      files: {
        'README.md': readme,
        'media/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"></svg>',
      },
    },
    { name: 'top', manifest: needs('middle') },
    { name: 'other' },
  );
  const { ui } = app;
  await ui.runningPid('top');
  const details = await ui.select('middle');
  await expect(details.getByText(/^Extension: 4 files, /)).toBeVisible();

  await tab(app, 'README').click();
  const text = details.locator('.markdown');
  await expect(text.getByRole('heading', { name: 'Hello' })).toBeVisible();
  await expect(text).toContainText('<script>window.hacked=true</script>');
  await expect(text.getByRole('img')).toHaveCount(1);
  await expect(text.getByRole('img', { name: 'near' })).toHaveAttribute(
    'src',
    /^data:image\/svg\+xml;base64,/,
  );
  await expect(text).toContainText('far');
  await expect(text.getByRole('link')).toHaveText(['safe']);
  await expect(text.getByRole('cell', { name: '2' })).toBeVisible();
  expect(await app.window.evaluate(() => 'hacked' in globalThis)).toBe(false);

  const opened = await catchLinks(app);
  await text.getByRole('link', { name: 'safe' }).click();
  const question = ui.dialog('Open example.org in your browser?');
  await expect(question).toContainText('https://example.org/docs');
  await question.getByRole('button', { name: 'Cancel' }).click();
  expect(await opened()).toEqual([]);
  await text.getByRole('link', { name: 'safe' }).click();
  await question.getByRole('button', { name: 'Open in browser' }).click();
  await expect.poll(opened).toEqual(['https://example.org/docs']);

  await ui.pickCommand('Count');
  await expect(ui.palette.getByRole('status', { name: 'Result' })).toBeVisible();
  await ui.page.keyboard.press('Escape');
  await ui.pickCommand('Look');
  await expect(ui.palette.getByRole('alert')).toContainText('may not call test.other');
  await ui.page.keyboard.press('Escape');
  await tab(app, 'Permissions').click();
  const row = (name: string) => details.getByRole('row', { name });
  await expect(row('network:example.org')).toContainText('Not fenced off');
  await expect(row('Call base')).toContainText(/Yes\s*Yes\s*1 time/);
  await expect(row('Call other')).toContainText(/No\s*No\s*1 try refused/);

  await tab(app, 'Dependencies').click();
  await expect(details.getByRole('list', { name: 'Needed by' }).getByRole('button')).toHaveText(
    /top.*1\.0\.0 · \^1\.0\.0.*Running/,
  );
  const base = details.getByRole('list', { name: 'Needs', exact: true }).getByRole('button');
  await base.focus();
  await ui.page.keyboard.press('Enter');
  await expect(details.getByRole('heading', { level: 1 })).toHaveText('base');
  await expect(details.getByRole('list', { name: 'Needed by' }).getByRole('button')).toHaveText(/middle/);
});

test('Extensions: actions in place, with undo for disable and uninstall', async ({
  startWith,
  folder,
  dataDir,
}) => {
  const app = await startWith({ name: 'base' }, { name: 'top', manifest: needs('base') });
  const { ui } = app;
  await ui.runningPid('top');
  const setting = {
    contributes: { configuration: { properties: { 'word.text': { type: 'string', default: 'a' } } } },
  };
  await install(app, 'Install', writeExtension(folder, { name: 'word', manifest: setting }));
  await ui.runningPid('word');
  const undo = ui.page.getByRole('region', { name: 'Undo' });
  const act = async (name: string, action: string) => {
    await ui.row(name).click({ button: 'right' });
    await ui.page.getByRole('menuitem', { name: action }).click();
  };

  await act('base', 'Disable');
  await ui.dialog('Disable base?').getByRole('button', { name: 'Disable all 2' }).click();
  await expect(ui.state('top')).toHaveText('Disabled');
  await expect(undo).toContainText('base was disabled.');
  await expect(undo).toContainText('Switched off along with it: top.');
  await undo.getByRole('button', { name: 'Undo' }).click();
  await ui.runningPid('base');
  await ui.runningPid('top');
  await expect(undo).toHaveCount(0);

  const before = await ui.runningPid('word');
  await act('word', 'Reload');
  await expect.poll(() => ui.pid('word')).not.toBe(before);
  await act('word', 'Uninstall');
  await ui.dialog('Uninstall word?').getByRole('button', { name: 'Uninstall' }).click();
  await expect(ui.row('word')).toHaveCount(0);
  expect(readdirSync(extensionsOf(dataDir))).not.toContain('test.word-1.0.0');
  await undo.getByRole('button', { name: 'Hide' }).click();
  await ui.pickCommand('Undo disable or uninstall');
  await ui.runningPid('word');
  expect(readdirSync(extensionsOf(dataDir))).toContain('test.word-1.0.0');
  await ui.select('word');
  await tab(app, 'Timeline').click();
  await expect(ui.details.locator('[data-code="UNDONE"]')).toContainText('Its uninstallation was undone.');
});

test('Extensions: drag a folder in; several at once; progress with cancel; a failed install says why and leaves nothing', async ({
  startWith,
  folder,
  dataDir,
}) => {
  const app = await startWith({});
  const { ui } = app;
  const top = writeExtension(folder, { name: 'top', manifest: needs('base') });
  const base = writeExtension(folder, { name: 'base' });
  const lost = writeExtension(folder, { name: 'lost', manifest: needs('nobody') });
  await dropFolders(app, [top, base, lost]);
  const many = ui.page.getByRole('dialog');
  await expect(many.getByRole('heading')).toHaveText('Install 2 extensions?');
  // In the order of their needs.
  await expect(many.getByRole('listitem')).toHaveText([/^Bbase/, /^Ttop/, /test\.lost needs test\.nobody/]);
  await expect(many.getByRole('listitem', { name: lost }).getByRole('checkbox')).toBeDisabled();
  await many.getByRole('button', { name: 'Install 2' }).click();
  await expect(many.getByRole('heading')).toHaveText('2 installed, 1 not installed');
  await many.getByRole('button', { name: 'Close' }).last().click();
  await ui.runningPid('base');
  await ui.runningPid('top');

  const files = Object.fromEntries(
    Array.from({ length: 600 }, (_, index) => [`data/${index}.bin`, Buffer.alloc(60_000, index)]),
  );
  const large = writeExtension(folder, { name: 'large', files });
  const small = writeExtension(folder, { name: 'small' });
  await dropFolders(app, [large, small]);
  await many.getByRole('button', { name: 'Install 2' }).click();
  await expect(many.getByRole('progressbar', { name: 'Progress of large' })).toHaveAttribute(
    'value',
    /0\.\d+/,
  );
  await many.getByRole('button', { name: 'Cancel' }).click();
  await expect(many.getByRole('heading')).toHaveText('Cancelled, 0 installed');
  await expect(many.getByRole('listitem', { name: 'large' })).toContainText('Cancelled, nothing was left');
  await many.getByRole('button', { name: 'Close' }).last().click();
  expect(readdirSync(extensionsOf(dataDir)).sort()).toEqual(['sound', 'test.base-1.0.0', 'test.top-1.0.0']);
});

test('Extensions: versions are kept and used again; a new version that crashes is rolled back', async ({
  startWith,
  folder,
}) => {
  const app = await startWith({});
  const { ui } = app;
  const version = (number: string, main = 'plugo.run();') =>
    writeExtension(join(folder, number), { name: 'word', main, manifest: { version: number } });
  await install(app, 'Install', version('1.0.0'));
  await ui.runningPid('word');
  await install(app, 'Update', version('1.1.0'));
  await expect(ui.row('word')).toContainText('1.1.0');
  const details = await ui.select('word');
  await tab(app, 'Versions').click();
  const versions = details.getByRole('list', { name: 'Versions' }).getByRole('listitem');
  await expect(versions).toHaveText([/^1\.1\.0In force/, /^1\.0\.0/]);
  await details.getByRole('button', { name: 'Use version 1.0.0' }).click();
  await expect(versions).toHaveText([/^1\.0\.0In force/, /^1\.1\.0/]);

  await install(app, 'Update', version('2.0.0', "throw new Error('Never worked');"));
  await expect(ui.toasts).toContainText(
    'word 2.0.0 crashed 3 times in its first 10 minutes, so version 1.0.0 is back.',
    {
      timeout: 30_000,
    },
  );
  await expect(versions).toHaveText([/^1\.0\.0In force/, /^2\.0\.0.*Rolled back after crashes/, /^1\.1\.0/]);
  await details.getByRole('button', { name: 'Delete version 1.1.0' }).click();
  await expect(versions).toHaveCount(2);
  await tab(app, 'Timeline').click();
  await expect(details.locator('[data-code="ROLLED_BACK"]')).toHaveCount(1);
});
