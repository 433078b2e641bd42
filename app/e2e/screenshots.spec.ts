import type { Locator } from '@playwright/test';
import { dropFolders } from './support/desktop.js';
import { readNotifications, showSamples, shrinkLog, take, takeAll } from './support/pictures.js';
import { expect, test } from './support/story-test.js';
import { writeExtension } from './support/write-extension.js';

// The pictures of the README and the docs: PLUGO_SCREENSHOTS=1 npm run e2e -- screenshots
// Without the variable they go to the test results, so that a test run leaves the tree clean.

for (const theme of ['dark', 'light'] as const) {
  test(`extensions-${theme}.png`, async ({ startWith }, { outputDir }) => {
    const app = await showSamples(startWith, { theme });
    const { ui } = app;
    await expect(ui.state('Crash Loop')).toHaveText('Failed', { timeout: 30_000 });
    await readNotifications(app, 3);
    await shrinkLog(app, 620);

    // A log of ordinary work in place of five stack traces.
    await ui.logs.getByRole('button', { name: 'Clear' }).click();
    await ui.press('Hello Python', 'Reload');
    await expect(ui.logLines('Python is up')).toBeVisible();
    await ui.pickCommand('Count words');
    await ui.palette.getByRole('textbox', { name: 'Text' }).fill('one two three');
    await ui.palette.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(ui.palette.getByRole('status', { name: 'Result' })).toBeVisible();
    await ui.page.keyboard.press('Escape');
    await readNotifications(app, 1);

    await expect(ui.row('Hello Python').getByTestId('process')).toContainText(/[1-9]\d* MB/);
    await ui.select('Word Count');
    await ui.row('Clock').scrollIntoViewIfNeeded();
    await take(app, `extensions-${theme}.png`, outputDir);
    if (theme === 'light') return;

    await app.window.evaluate(() => {
      const page = globalThis as unknown as { plugo: { setAppSettings(changes: object): Promise<void> } };
      return page.plugo.setAppSettings({ language: 'zh-CN' });
    });
    await expect(app.window.getByRole('button', { name: '从文件夹安装…' })).toBeVisible();
    await take(app, 'extensions-zh.png', outputDir);
  });
}

test('install-dialog.png', async ({ startWith, folder }, { outputDir }) => {
  const app = await showSamples(startWith);
  await readNotifications(app, 2);
  const source = writeExtension(folder, {
    name: 'greeter',
    manifest: {
      displayName: 'Greeter',
      publisher: 'me',
      version: '1.2.0',
      description: 'Greets everybody who comes in, in their own language.',
      extensionDependencies: { 'plugo.hello-world': '^1.0.0' },
      permissions: ['network:api.example.org'],
    },
  });
  await dropFolders(app, [source]);
  await expect(app.ui.dialog('Install this extension?')).toContainText('network:api.example.org');
  await take(app, 'install-dialog.png', outputDir);
});

test('palette.png', async ({ startWith }, { outputDir }) => {
  const app = await showSamples(startWith);
  await readNotifications(app, 2);
  await app.ui.page.keyboard.press('ControlOrMeta+Shift+P');
  await expect(app.ui.palette.getByRole('option')).not.toHaveCount(0);
  await take(app, 'palette.png', outputDir);
});

test('notifications.png', async ({ startWith }, { outputDir }) => {
  const app = await showSamples(startWith);
  const { ui } = app;
  await expect(ui.state('Crash Loop')).toHaveText('Failed', { timeout: 30_000 });
  await ui.toasts.getByRole('button', { name: 'Thanks' }).click();
  await ui.statusBar.getByRole('button', { name: /^Notifications/ }).click();
  await expect(ui.centre.getByRole('listitem')).toHaveCount(3);
  await take(app, 'notifications.png', outputDir);
});

/** Scrolls the details until this is at their upper edge. */
async function scrollDetailsTo(target: Locator): Promise<void> {
  await target.evaluate((element) => element.scrollIntoView({ block: 'start' }));
}

test('crash.png', async ({ startWith }, { outputDir }) => {
  const app = await startWith(
    {
      name: 'photo-index',
      manifest: {
        displayName: 'Photo Index',
        description: 'Finds pictures by what is on them.',
        restart: { policy: 'never' },
      },
      main: `
        const pictures = [];
        setInterval(() => pictures.push(Buffer.alloc(4_000_000, 1)), 250);
        plugo.run({
          activate() {
            setTimeout(() => { throw new Error('The index is full: 10 000 pictures') }, 13_000);
          },
        });`,
    },
    { name: 'almanac', manifest: { displayName: 'Almanac', description: 'Days and feasts.' } },
  );
  const { ui } = app;
  await expect(ui.state('Photo Index')).toHaveText('Failed', { timeout: 30_000 });
  await readNotifications(app, 1);
  await shrinkLog(app, 690);
  const details = await ui.select('Photo Index');
  await expect(details.getByRole('img', { name: /^Memory until the crash/ })).toBeVisible();
  await scrollDetailsTo(details.getByRole('tablist'));
  await takeAll(app, 'crash', outputDir);
});

test('timeline.png', async ({ startWith }, { outputDir }) => {
  const app = await showSamples(startWith);
  const { ui } = app;
  await expect(ui.state('Crash Loop')).toHaveText('Failed', { timeout: 30_000 });
  await readNotifications(app, 3);
  await shrinkLog(app, 690);
  const details = await ui.select('Crash Loop');
  await details.getByRole('tab', { name: 'Timeline' }).click();
  await expect(details.getByTestId('report')).not.toHaveCount(0);
  await takeAll(app, 'timeline', outputDir);
});

test('health.png', async ({ startWith }, { outputDir }) => {
  const app = await startWith(
    {
      name: 'weather',
      manifest: {
        displayName: 'Weather',
        description: 'Tells what the sky will do.',
        transport: 'tcp',
        restart: { policy: 'on-crash' },
      },
      main: `
        class Forecast { tomorrow() { throw new Error('The station does not answer'); } today() { return 'sun'; } }
        plugo.register(new Forecast());
        plugo.run({ activate({ health }) { health.degraded('The weather station is away; answers may be old.'); } });`,
    },
    {
      name: 'almanac',
      manifest: {
        displayName: 'Almanac',
        description: 'Days, feasts and what the weather was.',
        extensionDependencies: { 'test.weather': '*' },
        contributes: { commands: [{ command: 'almanac.week', title: 'Show the week' }] },
      },
      main: `
        plugo.run({
          activate({ commands, extensions }) {
            const forecast = extensions.get('test.weather', 'Forecast');
            commands.register('almanac.week', async () => {
              for (let day = 0; day < 12; day++) await forecast.tomorrow().catch(() => {});
            });
          },
        });`,
    },
  );
  const { ui } = app;
  await ui.runningPid('Almanac');
  const settings = await ui.openSettings('Connection');
  await settings.getByRole('combobox', { name: 'Encryption of connections' }).selectOption('TCP only');
  await ui.showView('Extensions');
  await ui.press('Weather', 'Reload');
  await expect(ui.details.getByTestId('health-encryption')).toContainText('TLS 1.3');
  const palette = await ui.pickCommand('Show the week');
  await expect(palette.getByText('Done.')).toBeVisible();
  await ui.page.keyboard.press('Escape');
  await expect(ui.row('Weather').getByTestId('circuits')).toBeVisible();
  await expect(ui.row('Weather').getByTestId('process')).toContainText(/[1-9]\d* MB/);
  // Stack traces name folders of the machine that takes the pictures.
  await ui.logs.getByRole('button', { name: 'Clear' }).click();
  await shrinkLog(app, 690);
  await scrollDetailsTo(ui.details.getByRole('tablist'));
  await takeAll(app, 'health', outputDir);
});

test('800x600.png', async ({ startWith }, { outputDir }) => {
  const app = await showSamples(startWith, { width: 800, height: 600 });
  await readNotifications(app, 2);
  await app.ui.select('Word Count');
  await take(app, '800x600.png', outputDir);
});
