import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, withWindow } from '../support/story-test.js';
import { extensionsOf } from '../support/write-extension.js';

const base = { name: 'base' };
const needsBase = (name: string) => ({ name, manifest: { extensionDependencies: { 'test.base': '*' } } });
const other = { name: 'other' };

test('3. disable and enable work live and touch nothing else', async ({ startWith }) => {
  const { ui } = await startWith(base, other);
  const pid = await ui.runningPid('base');
  const otherPid = await ui.runningPid('other');

  await ui.press('base', 'Disable');
  await expect(ui.state('base')).toHaveText('Disabled');
  await expect(ui.state('base')).toHaveAttribute('data-tone', 'muted');
  await expect(ui.row('base').getByTestId('process')).toHaveCount(0);
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');

  await ui.press('base', 'Enable');
  expect(await ui.runningPid('base')).not.toBe(pid);
  expect(await ui.runningPid('other')).toBe(otherPid);
});

test('3. reload reads the folder anew and touches nothing else', async ({ startWith, dataDir }) => {
  const { ui } = await startWith(base, other);
  const pid = await ui.runningPid('base');
  const otherPid = await ui.runningPid('other');
  const manifest = {
    name: 'base',
    publisher: 'test',
    version: '1.0.1',
    engines: { plugo: '*' },
    main: 'main.mjs',
    description: 'Rewritten.',
  };
  writeFileSync(join(extensionsOf(dataDir), 'base', 'package.json'), JSON.stringify(manifest));

  await ui.press('base', 'Reload');
  await expect(ui.row('base')).toContainText('Rewritten.');
  await expect(ui.row('base')).toContainText('1.0.1');
  expect(await ui.runningPid('base')).not.toBe(pid);
  expect(await ui.pid('other')).toBe(otherPid);
});

test('3. uninstall asks, stops it, deletes its copy and touches nothing else', async ({
  startWith,
  dataDir,
}) => {
  const { ui } = await startWith(base, other);
  const pid = await ui.runningPid('base');
  const otherPid = await ui.runningPid('other');

  await ui.press('base', 'Uninstall');
  const question = ui.dialog('Uninstall base?');
  await expect(question).toContainText('It is stopped and its copy in Plugo’s folder is deleted.');
  await question.getByRole('button', { name: 'Cancel' }).click();
  expect(await ui.runningPid('base')).toBe(pid);

  await ui.press('base', 'Uninstall');
  await question.getByRole('button', { name: 'Uninstall', exact: true }).click();
  await expect(ui.row('base')).toHaveCount(0);
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  await expect.poll(() => readdirSync(extensionsOf(dataDir))).toEqual(['other']);
  expect(await ui.runningPid('other')).toBe(otherPid);
});

test('3. what was chosen survives a restart of the app', async ({ startWith, launchApp, dataDir }) => {
  const first = await startWith(base, other, { name: 'third' });
  await first.ui.runningPid('base');
  await first.ui.runningPid('third');
  await first.ui.press('base', 'Disable');
  await expect(first.ui.state('base')).toHaveText('Disabled');
  await first.ui.press('third', 'Uninstall');
  await first.ui.dialog('Uninstall third?').getByRole('button', { name: 'Uninstall', exact: true }).click();
  await expect(first.ui.row('third')).toHaveCount(0);
  await first.close();

  const second = withWindow(await launchApp());
  await second.ui.runningPid('other');
  await expect(second.ui.state('base')).toHaveText('Disabled');
  await expect(second.ui.extensions.getByRole('listitem')).toHaveCount(2);
  await second.ui.press('base', 'Enable');
  await second.ui.runningPid('base');
  await second.close();

  const third = withWindow(await launchApp());
  await third.ui.runningPid('base');
  expect(readdirSync(extensionsOf(dataDir)).sort()).toEqual(['base', 'other']);
});

test('3. disabling what others need says who, and asks', async ({ startWith }) => {
  const { ui } = await startWith(base, needsBase('reader'), needsBase('writer'), other);
  const pids = await Promise.all(['base', 'reader', 'writer', 'other'].map((name) => ui.runningPid(name)));

  await ui.press('base', 'Disable');
  const question = ui.dialog('Disable base?');
  await expect(question).toContainText('writer and reader need base and cannot run without it.');
  await question.getByRole('button', { name: 'Cancel' }).click();
  expect(
    await Promise.all(['base', 'reader', 'writer', 'other'].map((name) => ui.runningPid(name))),
    'whoever says no loses nothing',
  ).toEqual(pids);

  await ui.press('base', 'Disable');
  await question.getByRole('button', { name: 'Disable all 3' }).click();
  for (const name of ['base', 'reader', 'writer']) await expect(ui.state(name)).toHaveText('Disabled');
  expect(await ui.runningPid('other')).toBe(pids[3]);

  await ui.press('reader', 'Enable');
  await ui.runningPid('reader');
  await ui.runningPid('base');
  await expect(ui.state('writer'), 'what it does not need stays off').toHaveText('Disabled');
});

test('3. uninstalling what others need says who, and switches them off', async ({ startWith }) => {
  const { ui } = await startWith(base, needsBase('reader'));
  await ui.runningPid('reader');
  await ui.press('base', 'Uninstall');
  const question = ui.dialog('Uninstall base?');
  await expect(question).toContainText('reader needs base and cannot run without it.');
  await question.getByRole('button', { name: 'Uninstall and disable 1' }).click();
  await expect(ui.row('base')).toHaveCount(0);
  await expect(ui.state('reader')).toHaveText('Disabled');
});
