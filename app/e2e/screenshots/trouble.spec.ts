import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/paths.mjs';
import { clickMenu } from '../support/desktop.js';
import { shrinkLog, takeAll } from '../support/pictures.js';
import { expect, test } from '../support/story-test.js';
import type { ExtensionSource } from '../support/write-extension.js';

// The pictures of docs/window.md and docs/views.md: PLUGO_SCREENSHOTS=1 npm run e2e -- screenshots/trouble

const calm = (name: string, displayName: string, description: string): ExtensionSource => ({
  name,
  manifest: { displayName, description },
});

const fleet = [
  calm('almanac', 'Almanac', 'Days and feasts.'),
  calm('atlas', 'Atlas', 'Maps of the world.'),
  calm('diary', 'Diary', 'What happened, day by day.'),
  calm('weather', 'Weather', 'Tells what the sky will do.'),
];

const printer: ExtensionSource = {
  name: 'printer',
  manifest: {
    displayName: 'Printer',
    description: 'Puts things on paper.',
    restart: { maxCrashes: 3, windowSeconds: 300 },
  },
  main: `console.error('Printer is out of ink'); process.exit(4);`,
};

test('failure-banner.png', async ({ startWith }, { outputDir }) => {
  const app = await startWith(...fleet, printer);
  await expect(app.ui.page.getByTestId('failures')).toContainText('Printer failed', { timeout: 20_000 });
  await app.ui.toasts.getByRole('button', { name: 'Dismiss' }).click();
  await shrinkLog(app, 640);
  await app.ui.select('Printer');
  await takeAll(app, 'failure-banner', outputDir);
});

test('culprit.png', async ({ startWith }, { outputDir }) => {
  const app = await startWith(...fleet);
  const { ui } = app;
  await ui.runningPid('Weather');
  await clickMenu(app, 'Find the culprit…');
  const dialog = ui.dialog('Find the culprit');
  await expect(dialog).toContainText('4 extensions');
  await takeAll(app, 'culprit-dialog', outputDir);
  await dialog.getByRole('button', { name: 'Start the search' }).click();
  await expect(ui.page.getByRole('button', { name: 'Yes, still there' })).toBeVisible();
  await shrinkLog(app, 640);
  await takeAll(app, 'culprit', outputDir);
  await ui.page.getByRole('button', { name: 'Stop the search' }).click();
  await expect(ui.page.getByTestId('culprit')).toHaveCount(0);
  await clickMenu(app, 'Save diagnostics…');
  await expect(ui.dialog('Save diagnostics')).toBeVisible();
  await takeAll(app, 'diagnostics', outputDir);
});

test('contributed-view.png', async ({ startWith }, { outputDir }) => {
  const sample = (file: string) => readFileSync(join(ROOT, 'sample-extensions', 'dashboard', file), 'utf8');
  const app = await startWith(...fleet, {
    name: 'dashboard',
    manifest: JSON.parse(sample('package.json')),
    files: { 'main.mjs': undefined, 'main.ts': sample('main.ts'), 'icon.svg': sample('icon.svg') },
  });
  const { ui } = app;
  await ui.runningPid('Dashboard');
  await ui.page.keyboard.press('ControlOrMeta+J');
  await ui.page.getByRole('navigation').getByRole('button', { name: 'Dashboard' }).click();
  await expect(ui.page.getByRole('table', { name: 'Tasks' })).toBeVisible();
  await ui.page.getByRole('treeitem', { name: 'Versions' }).click();
  await expect(ui.page.getByRole('treeitem', { name: /^node, / })).toBeVisible();
  // Markdown, form and chart are loaded with the first of them.
  await expect(ui.page.getByText('2 tasks.', { exact: true })).toBeVisible();
  await expect(ui.page.getByRole('textbox', { name: 'Task' })).toBeVisible();
  await expect(
    ui.page.getByRole('figure', { name: 'Load of this computer' }).locator('canvas'),
  ).toBeVisible();
  await takeAll(app, 'contributed-view', outputDir);
});
