import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesInZip } from '../../extension-host/src/testing/files-in-zip.js';
import { clickMenu, clipboardText } from './support/desktop.js';
import { isAlive } from './support/is-alive.js';
import { expect, type Plugo, test } from './support/story-test.js';
import { unstartable } from './support/unstartable.js';
import type { ExtensionSource } from './support/write-extension.js';

const failing = (name: string, displayName: string): ExtensionSource => ({
  name,
  manifest: { displayName, restart: { policy: 'never' } },
  main: `console.error('${displayName} is out of ink'); plugo.run({ activate() { setTimeout(() => process.exit(4), 100); } });`,
});

const banner = ({ page }: Plugo['ui']) => page.getByRole('region', { name: 'Extensions that have failed' });
const bar = ({ page }: Plugo['ui']) => page.getByRole('region', { name: 'Search for the culprit' });

test('a banner that stays until acted on', async ({ startWith }) => {
  const { ui } = await startWith(failing('printer', 'Printer'), { name: 'calm' });
  const failures = banner(ui);
  await expect(failures).toContainText('Printer failed — Printer exited with code 4');
  await ui.page.reload();
  await expect(failures, 'it is there after a reload').toContainText('Printer failed');
  await failures.getByRole('button', { name: 'Show Printer' }).click();
  await expect(ui.details.getByRole('heading', { level: 1 })).toHaveText('Printer');
  await expect(failures, 'to look at it is not to act on it').toBeVisible();

  await failures.getByRole('button', { name: 'Dismiss Printer' }).click();
  await expect(failures).toHaveCount(0);
  await ui.page.reload();
  await expect(ui.state('Printer')).toHaveText('Failed');
  await expect(failures, 'what was put away stays away').toHaveCount(0);

  await ui.press('Printer', 'Restart Printer');
  await expect(failures, 'it has failed anew').toContainText('Printer failed');
  await failures.getByRole('button', { name: 'Disable Printer' }).click();
  await expect(ui.state('Printer')).toHaveText('Disabled');
  await expect(failures).toHaveCount(0);
});

test('several failures are one line with a list, and a crash loop is told by its count', async ({
  startWith,
}) => {
  const { ui } = await startWith(failing('printer', 'Printer'), unstartable('stuck'), {
    name: 'loop',
    manifest: { displayName: 'Loop', restart: { maxCrashes: 2, windowSeconds: 120 } },
    main: 'process.exit(1);',
  });
  const failures = banner(ui);
  await expect(failures).toContainText('3 extensions have failed');
  await failures.getByRole('button', { name: 'Show them' }).click();
  await expect(failures.getByRole('listitem')).toHaveCount(3);
  await expect(failures).toContainText('Loop failed — it crashed 2 times in 2 minutes');
  await failures.getByRole('button', { name: 'Dismiss Loop' }).click();
  await expect(failures.getByRole('listitem')).toHaveCount(2);
  await failures.getByRole('button', { name: 'Dismiss all' }).click();
  await expect(failures).toHaveCount(0);
});

/** Five that only run; one of them needs another. */
const fleet: readonly ExtensionSource[] = [
  { name: 'anna', manifest: { displayName: 'Anna' } },
  { name: 'bert', manifest: { displayName: 'Bert' } },
  {
    name: 'carl',
    manifest: { displayName: 'Carl', extensionDependencies: { 'test.anna': '*' } },
  },
  { name: 'dora', manifest: { displayName: 'Dora' } },
  { name: 'emil', manifest: { displayName: 'Emil' } },
];

test('find the culprit: a person answers, by keyboard, and nothing is restarted but extensions', async ({
  startWith,
  dataDir,
  folder,
}) => {
  const carlsPid = join(folder, 'carl.pid');
  const main = `
    const { writeFileSync } = await import('node:fs');
    writeFileSync(${JSON.stringify(carlsPid)}, String(process.pid));
    plugo.run();`;
  const app = await startWith(...fleet.map((one) => (one.name === 'carl' ? { ...one, main } : one)));
  const { ui } = app;
  await ui.press('Emil', 'Disable');
  await ui.runningPid('Carl');
  await clickMenu(app, 'Find the culprit…');
  const dialog = ui.dialog('Find the culprit');
  await expect(dialog).toContainText('4 extensions to search: about 4 steps.');
  await ui.page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);

  const search = bar(ui);
  const yes = search.getByRole('button', { name: 'Yes, still there' });
  const no = search.getByRole('button', { name: 'No, it is gone' });
  for (let step = 1; ; step++) {
    await expect(yes.or(search.getByRole('button', { name: 'Disable Carl' }))).toBeVisible();
    if (!(await yes.isVisible())) break;
    await expect(search).toContainText(`Step ${step} of`);
    if (step === 1) {
      await expect(ui.extensions.getByText('Paused', { exact: true }).first()).toBeVisible();
      await ui.page.reload();
      await expect(search, 'a page that is loaded anew asks the same').toContainText('Step 1 of');
    }
    // The list may still show the step before: what counts is whether its process lives.
    const isThere = isAlive(Number(readFileSync(carlsPid, 'utf8')));
    await (isThere ? yes : no).focus();
    await ui.page.keyboard.press('Enter');
    await expect(search).not.toContainText(`Step ${step} of`);
  }
  await expect(search).toContainText('Carl brings the problem.');
  await expect(search).toContainText('what it needs: Anna.');
  for (const { manifest } of fleet.slice(0, 4)) await ui.runningPid(String(manifest?.displayName));
  await expect(ui.state('Emil'), 'what was switched off stays so').toHaveText('Disabled');
  await search.getByRole('button', { name: 'Copy report' }).click();
  await expect.poll(() => clipboardText(app)).toContain('Culprit: Carl 1.0.0 (test.carl)');
  await search.getByRole('button', { name: 'Disable Carl' }).click();
  await expect(ui.state('Carl')).toHaveText('Disabled');
  await search.getByRole('button', { name: 'Close' }).click();
  await expect(search).toHaveCount(0);
  const { disabled } = JSON.parse(readFileSync(join(dataDir, 'state.json'), 'utf8'));
  expect(disabled).toEqual(['test.carl', 'test.emil']);
});

test('find the culprit: by itself, and with the app killed in between everything is as before', async ({
  startWith,
  launchApp,
}) => {
  const app = await startWith(...fleet.slice(0, 2), failing('printer', 'Printer'), fleet[3] ?? {});
  const { ui } = app;
  await expect(ui.state('Printer')).toHaveText('Failed');
  const begin = async (way: string) => {
    await clickMenu(app, 'Find the culprit…');
    await ui.dialog('Find the culprit').getByRole('radio', { name: way }).check();
  };
  await begin('By itself: an extension crashes or fails');
  await ui.dialog('Find the culprit').getByRole('combobox').selectOption('2 seconds');
  await ui.dialog('Find the culprit').getByRole('button', { name: 'Start the search' }).click();
  await expect(bar(ui)).toContainText('Printer brings the problem.', { timeout: 30_000 });
  await expect(bar(ui)).toContainText('exited with code 4');
  await bar(ui).getByRole('button', { name: 'Close' }).click();

  await begin('I do: ask me at each step');
  await ui.dialog('Find the culprit').getByRole('button', { name: 'Start the search' }).click();
  await expect(bar(ui).getByRole('button', { name: 'Yes, still there' })).toBeVisible();
  await app.kill();
  const again = await launchApp();
  await expect(again.window.getByRole('region', { name: 'Extensions that have failed' })).toContainText(
    'Printer failed',
  );
  await expect(again.window.getByText('Paused', { exact: true })).toHaveCount(0);
  await expect(again.window.getByTestId('count-running')).toHaveText('3 running');
});

test('a diagnostics bundle (versions, states, settings without secrets, logs) as one file', async ({
  startWith,
  folder,
}) => {
  const app = await startWith({
    name: 'vault',
    manifest: {
      displayName: 'Vault',
      contributes: {
        configuration: {
          properties: { 'vault.key': { type: 'string', format: 'password', default: 'open sesame' } },
        },
      },
    },
    main: `plugo.run({ activate({ log, configuration }) { log.info('It opens with ' + configuration.get('vault.key')); } });`,
  });
  const { ui } = app;
  await expect(ui.logLines('It opens with')).toBeVisible();
  const file = join(folder, 'diagnostics.zip');
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
  await clickMenu(app, 'Save diagnostics…');
  const dialog = ui.dialog('Save diagnostics');
  await expect(dialog).toContainText('nobody gets it but whom you give it to');
  await ui.page.keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toContainText(`Saved as ${file}`);
  const files = await filesInZip(file);
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining(['README.txt', 'versions.json', 'extensions.json', 'logs/test.vault.log']),
  );
  expect(JSON.parse(files['versions.json'] ?? '')).toMatchObject({ electron: expect.any(String) });
  expect(files['logs/test.vault.log']).toContain('It opens with •••');
  expect(Object.values(files).join()).not.toContain('open sesame');
  await ui.page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});
