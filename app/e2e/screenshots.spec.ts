import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { ROOT } from '../../scripts/paths.mjs';
import { dropFolders } from './support/desktop.js';
import { expect, type Plugo, test } from './support/story-test.js';
import { writeExtension } from './support/write-extension.js';

// The pictures of the README and the docs: PLUGO_SCREENSHOTS=1 npm run e2e -- screenshots
// Without the variable they go to the test results, so that a test run leaves the tree clean.

const samples = ['Clock', 'Hello Python', 'Hello World', 'Word Count'];

/** The app with the samples, in a window of a given size and colour, its first notifications put away. */
async function showSamples(
  start: () => Promise<Plugo>,
  {
    theme = 'dark',
    width = 1280,
    height = 800,
  }: { theme?: 'dark' | 'light'; width?: number; height?: number } = {},
): Promise<Plugo> {
  const app = await start();
  // Playwright itself makes the page believe that the system is light.
  await app.window.emulateMedia({ colorScheme: theme });
  await resize(app, width, height);
  for (const name of samples) await app.ui.runningPid(name);
  // The memory is measured within 2 s.
  for (const name of samples)
    await expect(app.ui.row(name).getByTestId('process')).toContainText(/[1-9]\d* MB/);
  return app;
}

async function resize({ electron, window }: Plugo, width: number, height: number): Promise<void> {
  await electron.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size[0], size[1]),
    [width, height] as const,
  );
  await expect.poll(() => window.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height]);
}

/** Reads as many notifications as are to come, which takes their toasts away. */
async function readNotifications({ ui }: Plugo, count: number): Promise<void> {
  await ui.statusBar.getByRole('button', { name: `Notifications, ${count} unread` }).click();
  await ui.centre.getByRole('button', { name: 'Hide' }).click();
  await expect(ui.toasts).toHaveCount(0);
}

/** Gives the log less room: its upper edge goes to this height. */
async function shrinkLog({ window }: Plugo, top: number): Promise<void> {
  const edge = await window.getByRole('separator', { name: 'Resize the log' }).boundingBox();
  if (!edge) throw new Error('The log has no upper edge.');
  await window.mouse.move(edge.x + edge.width / 2, edge.y);
  await window.mouse.down();
  await window.mouse.move(edge.x + edge.width / 2, top, { steps: 4 });
  await window.mouse.up();
}

async function take({ window }: Plugo, name: string, outputDir: string, forDocs = true): Promise<void> {
  const folder = process.env.PLUGO_SCREENSHOTS && forDocs ? join(ROOT, 'docs', 'images') : outputDir;
  mkdirSync(folder, { recursive: true });
  await window.mouse.move(0, 0);
  await window.screenshot({ path: join(folder, name), animations: 'disabled', caret: 'hide' });
}

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

/** Takes a view large and small, dark and light. The first one is for the docs, the others are to be looked at. */
async function takeAll(app: Plugo, view: string, outputDir: string): Promise<void> {
  for (const [width, height] of [
    [1280, 800],
    [800, 600],
  ] as const) {
    await resize(app, width, height);
    for (const theme of ['dark', 'light'] as const) {
      await app.window.emulateMedia({ colorScheme: theme });
      if (width === 1280 && theme === 'dark') await take(app, `${view}.png`, outputDir);
      else await take(app, `${view}-${width}-${theme}.png`, outputDir, false);
    }
  }
}

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

test('settings.png', async ({ startWith }, { outputDir }) => {
  const app = await showSamples(startWith);
  await readNotifications(app, 2);
  await app.ui.page.getByRole('button', { name: 'Plugo settings' }).click();
  await expect(app.ui.dialog('Plugo settings')).toContainText('What the system ensures');
  await takeAll(app, 'settings', outputDir);
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
  await ui.page.getByRole('button', { name: 'Plugo settings' }).click();
  const settings = ui.dialog('Plugo settings');
  await settings.getByRole('combobox', { name: 'Encryption of connections' }).selectOption('TCP only');
  await settings.getByRole('button', { name: 'Close' }).last().click();
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
