import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { clipboardText, dropFolders } from './support/desktop.js';
import { expect, test } from './support/story-test.js';
import { extensionsOf, writeExtension } from './support/write-extension.js';

// What the host knows of its extensions beside that they run: each test looks at it in the real window.

/** A line of "Connection & health". */
const line = (details: Locator, kind: string) => details.getByTestId(`health-${kind}`);

const command = (name: string, title: string) => ({ command: name, title });

test('transport and encryption are shown, and change when the host is switched to TCP with TLS', async ({
  startWith,
}) => {
  const { ui } = await startWith({ name: 'wired' });
  await ui.runningPid('wired');
  const details = await ui.select('wired');
  await expect(line(details, 'connection')).toContainText('Unix socket');
  await expect(line(details, 'encryption')).toContainText('Not encrypted');
  await expect(line(details, 'health')).toContainText('Well');

  const settings = await ui.openSettings('Start of extensions');
  await expect(settings.getByRole('checkbox', { name: 'Keep a process ready' })).toBeChecked();
  await ui.openSettings('Connection');
  await expect(settings).toContainText('What an extension starts ends with it');
  await settings.getByRole('combobox', { name: 'Connection to extensions' }).selectOption('TCP');
  await settings.getByRole('combobox', { name: 'Encryption of connections' }).selectOption('TCP only');
  await ui.showView('Extensions');
  await ui.press('wired', 'Reload');

  await expect(line(details, 'connection')).toContainText('TCP, this computer only');
  await expect(line(details, 'encryption')).toContainText('TLS 1.3');
  await ui.runningPid('wired');
});

test('degraded and not ready are shown with the words of the extension, and cleared', async ({
  startWith,
}) => {
  const { ui } = await startWith({
    name: 'moody',
    manifest: {
      contributes: {
        commands: [
          command('moody.worse', 'Get worse'),
          command('moody.pause', 'Take a break'),
          command('moody.well', 'Get well'),
        ],
      },
    },
    main: `
      plugo.run({
        activate({ commands, health }) {
          commands.register('moody.worse', () => health.degraded('The <b>disk</b> is slow'));
          // Calls wait while it is not ready, so it comes back by itself.
          commands.register('moody.pause', () => {
            health.notReady('Loading the index');
            setTimeout(() => health.degraded('Half of the index is there'), 3_000);
          });
          commands.register('moody.well', () => health.ok());
        },
      });`,
  });
  await ui.runningPid('moody');
  const details = await ui.select('moody');
  await runCommand(ui, 'Get worse');
  await expect(ui.state('moody')).toHaveText('Degraded');
  await expect(ui.state('moody')).toHaveAttribute('data-tone', 'warning');
  await expect(ui.state('moody')).toHaveAttribute('title', 'Degraded: The <b>disk</b> is slow');
  await expect(line(details, 'health')).toContainText('The <b>disk</b> is slow');

  await runCommand(ui, 'Take a break');
  await expect(ui.state('moody')).toHaveText('Not ready');
  await expect(line(details, 'health')).toContainText('Loading the index');
  await expect(line(details, 'health')).toContainText('Half of the index is there');

  await runCommand(ui, 'Get well');
  await ui.runningPid('moody');
  await expect(line(details, 'health')).toContainText('Well');
});

test('a method that mostly fails is shown as held back, in the list and in the details', async ({
  startWith,
}) => {
  const { ui } = await startWith(
    {
      name: 'brittle',
      main: `
        class Echo { text() { throw new Error('The echo is broken'); } }
        plugo.register(new Echo());
        plugo.run();`,
    },
    {
      name: 'caller',
      manifest: {
        extensionDependencies: { 'test.brittle': '*' },
        contributes: { commands: [command('caller.storm', 'Call a lot')] },
      },
      main: `
        plugo.run({
          activate({ commands, extensions }) {
            const echo = extensions.get('test.brittle', 'Echo');
            commands.register('caller.storm', async () => {
              for (let n = 0; n < 12; n++) await echo.text().catch(() => {});
            });
          },
        });`,
    },
  );
  await ui.runningPid('brittle');
  await ui.runningPid('caller');
  await runCommand(ui, 'Call a lot');
  const badge = ui.row('brittle').getByTestId('circuits');
  await expect(badge).toHaveText('1 method held back');
  await expect(badge).toHaveAttribute('title', /Echo\.text/);
  const details = await ui.select('brittle');
  await expect(line(details, 'circuit')).toContainText(/Echo\.text is held back until \d\d:\d\d:\d\d/);
  await expect(ui.row('caller').getByTestId('circuits')).toHaveCount(0);
});

test('back-off counts down with its attempt, then the crash card says all that is known', async ({
  startWith,
}) => {
  const app = await startWith({
    name: 'doomed',
    manifest: { displayName: 'Doomed', restart: { maxCrashes: 3 } },
    main: `
      console.log('<img src=x onerror="document.title=1">');
      plugo.run({ activate() { setTimeout(() => { console.error('no more'); process.exit(4); }, 600); } });`,
  });
  const { ui } = app;
  const details = await ui.select('Doomed');
  await expect(line(details, 'restarts')).toContainText(/Starts again in \d s, attempt \d/, {
    timeout: 20_000,
  });
  await expect(ui.state('Doomed')).toHaveText('Failed', { timeout: 20_000 });
  await expect(line(details, 'restarts')).toContainText('Gave up');

  const card = details.getByTestId('trouble');
  await expect(card).toContainText('The process of the extension ended by itself.');
  await expect(card).toContainText('3 crashes since Plugo started');
  await expect(card).toContainText('Exit code 4');
  await card.getByText(/^Last \d+ lines? of the log$/).click();
  await expect(card.getByRole('list', { name: /of the log$/ })).toContainText('<img src=x onerror=');
  await card.getByText(/^Last \d+ messages?$/).click();
  await expect(card.getByRole('list', { name: /messages?$/ })).toContainText('activate');

  await card.getByRole('button', { name: 'Copy report' }).click();
  await expect.poll(() => clipboardText(app)).toContain('How often: 3 crashes since Plugo started');
  await card.getByRole('button', { name: 'Open log' }).click();
  await expect(ui.logs.getByRole('combobox', { name: 'Extension shown' })).toHaveValue('test.doomed');
  await card.getByRole('button', { name: 'Disable Doomed' }).click();
  await expect(ui.state('Doomed')).toHaveText('Disabled');
});

test('a reload that fails keeps the process before serving, and says why', async ({ startWith, dataDir }) => {
  const { ui } = await startWith({ name: 'edited' });
  const pid = await ui.runningPid('edited');
  writeMain(dataDir, 'edited', 'throw new Error("half a thought");');
  await ui.press('edited', 'Reload');
  const { details } = ui;
  await expect(line(details, 'reload')).toContainText('the process before goes on serving');
  await expect(line(details, 'reload')).toContainText('half a thought');
  expect(await ui.runningPid('edited')).toBe(pid);

  writeMain(dataDir, 'edited', sound);
  await details.getByRole('button', { name: 'Reload', exact: true }).click();
  await expect(line(details, 'reload')).toHaveCount(0);
  await expect.poll(() => ui.runningPid('edited')).not.toBe(pid);
});

test('the timeline shows installation, start and crash as they happen, newest first, as text', async ({
  startWith,
  folder,
}) => {
  const app = await startWith({ name: 'other' });
  const { ui } = app;
  const source = writeExtension(folder, {
    name: 'storied',
    manifest: { contributes: { commands: [command('storied.break', 'Break')] } },
    main: `
      plugo.run({
        activate({ commands }) {
          commands.register('storied.break', () => {
            console.error('<b onclick="alert(1)">\\u001b[31mred');
            process.exit(3);
          });
        },
      });`,
  });
  await dropFolders(app, [source]);
  await ui.dialog('Install this extension?').getByRole('button', { name: 'Install', exact: true }).click();
  await ui.runningPid('storied');
  const details = await ui.select('storied');
  await details.getByRole('tab', { name: 'Overview' }).focus();
  // The last of the tabs, so one step back from the first.
  await ui.page.keyboard.press('ArrowLeft');
  await expect(details.getByRole('tab', { name: 'Timeline' })).toBeFocused();
  const timeline = details.getByRole('list', { name: 'Timeline' });
  const codes = () =>
    timeline
      .getByTestId('report')
      .evaluateAll((entries) => entries.map((one) => (one as HTMLElement).dataset.code));
  await expect.poll(codes).toEqual(['STARTED', 'LAUNCHED', 'INSTALLED']);

  await ui.pickCommand('Break');
  await expect.poll(codes).toEqual(expect.arrayContaining(['CRASHED', 'RESTARTED']));
  await ui.page.keyboard.press('Escape');
  await expect.poll(async () => (await codes())[0]).toBe('STARTED');
  const crash = timeline.getByTestId('report').filter({ hasText: 'CRASHED' });
  await expect(crash).toContainText('<b onclick="alert(1)">');
  await expect(crash.locator('b')).toHaveCount(0);
});

test('Reload on save: a saved file is running a moment later', async ({ startWith, dataDir }) => {
  const { ui } = await startWith({
    name: 'live',
    main: `plugo.run({ activate({ status }) { status.set('first'); } });`,
  });
  const pid = await ui.runningPid('live');
  const details = await ui.select('live');
  const onSave = details.getByRole('switch', { name: 'Reload on save' });
  await expect(onSave).not.toBeChecked();
  await onSave.focus();
  await ui.page.keyboard.press('Space');
  await expect(onSave).toBeChecked();
  await expect(onSave).toBeEnabled();

  const file = join(extensionsOf(dataDir), 'live', 'main.mjs');
  writeFileSync(file, readFileSync(file, 'utf8').replace('first', 'second'));
  await expect(ui.row('live').getByTestId('status-line')).toHaveText('second');
  await expect.poll(() => ui.runningPid('live')).not.toBe(pid);
});

const sound = `import * as plugo from '@plugo/sdk';\nplugo.run();\n`;

function writeMain(dataDir: string, name: string, code: string): void {
  writeFileSync(join(extensionsOf(dataDir), name, 'main.mjs'), code);
}

/** Picks a command of the palette, waits until it has run, and closes the palette. */
async function runCommand(
  ui: { pickCommand(title: string): Promise<Locator> },
  title: string,
): Promise<void> {
  const palette = await ui.pickCommand(title);
  await expect(palette.getByText('Done.')).toBeVisible();
  await palette.page().keyboard.press('Escape');
  await expect(palette).toHaveCount(0);
}
