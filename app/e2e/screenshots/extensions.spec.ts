import { join } from 'node:path';
import { dropFolders } from '../support/desktop.js';
import { readNotifications, showSamples, take, takeAll } from '../support/pictures.js';
import { expect, test } from '../support/story-test.js';
import { writeExtension } from '../support/write-extension.js';

// Pictures of the list and the details: PLUGO_SCREENSHOTS=1 npm run e2e -- screenshots/extensions

test('readme.png, dependencies.png, versions.png, install-many.png, undo.png', async ({ startWith, folder }, {
  outputDir,
}) => {
  const app = await showSamples(startWith);
  const { ui } = app;
  await expect(ui.state('Crash Loop')).toHaveText('Failed', { timeout: 30_000 });
  await readNotifications(app, 3);
  const details = await ui.select('Word Count');
  await details.getByRole('tab', { name: 'README' }).click();
  await expect(details.locator('.markdown').getByRole('heading', { name: 'Word Count' })).toBeVisible();
  await takeAll(app, 'readme', outputDir);

  await ui.select('Hello World');
  await details.getByRole('tab', { name: 'Dependencies' }).click();
  await expect(details.getByRole('list', { name: 'Needed by' })).toBeVisible();
  await takeAll(app, 'dependencies', outputDir);

  const version = (number: string) =>
    writeExtension(join(folder, number), {
      name: 'greeter',
      manifest: {
        displayName: 'Greeter',
        publisher: 'me',
        version: number,
        description: 'Greets everybody.',
      },
    });
  for (const [number, button] of [
    ['1.0.0', 'Install'],
    ['1.1.0', 'Update'],
  ] as const) {
    await dropFolders(app, [version(number)]);
    await ui.page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click();
    await expect(ui.row('Greeter')).toContainText(number);
  }
  writeExtension(join(folder, '1.1.0'), {
    name: 'greeter',
    manifest: { displayName: 'Greeter', publisher: 'me', version: '1.2.0', description: 'Greets everybody.' },
  });
  await ui.pickCommand('Check for updates of extensions');
  await ui.select('Greeter');
  await details.getByRole('tab', { name: 'Versions' }).click();
  await expect(details.getByRole('button', { name: 'Update to 1.2.0' })).toBeVisible();
  await takeAll(app, 'versions', outputDir);

  await dropFolders(app, [
    writeExtension(folder, {
      name: 'mail',
      manifest: {
        displayName: 'Mail',
        publisher: 'me',
        extensionDependencies: { 'me.greeter': '^1.0.0' },
        permissions: ['network:mail.example.org'],
      },
    }),
    writeExtension(folder, { name: 'notes', manifest: { displayName: 'Notes', publisher: 'me' } }),
    writeExtension(folder, {
      name: 'lost',
      manifest: { publisher: 'me', extensionDependencies: { 'me.nobody': '^2.0.0' } },
    }),
  ]);
  await expect(ui.page.getByRole('dialog').getByRole('checkbox')).toHaveCount(3);
  await takeAll(app, 'install-many', outputDir);
  await ui.page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  await ui.press('Hello World', 'Disable');
  await ui.page.getByRole('dialog').getByRole('button', { name: 'Disable all 2' }).click();
  await expect(ui.page.getByRole('region', { name: 'Undo' })).toBeVisible();
  await take(app, 'undo.png', outputDir);
});
