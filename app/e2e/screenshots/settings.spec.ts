import { readNotifications, resize, showSamples, take, takeAll } from '../support/pictures.js';
import { expect, type Plugo, test } from '../support/story-test.js';

/** All the room for the page. */
async function hideLog({ ui }: Plugo): Promise<void> {
  await ui.page.keyboard.press('ControlOrMeta+J');
  await expect(ui.logs).toHaveCount(0);
}

test('settings.png', async ({ startWith }, { outputDir }) => {
  const app = await showSamples(startWith);
  const { ui } = app;
  await readNotifications(app, 2);
  await hideLog(app);
  const settings = await ui.openSettings('Mail Watch');
  const account = settings.getByRole('group', { name: 'Account', exact: true });
  await account.getByRole('textbox', { name: 'Port' }).fill('99999');
  await settings.getByRole('textbox', { name: 'Access token' }).fill('enigma-42');
  await expect(account.getByRole('alert')).toBeVisible();
  await settings.getByRole('group', { name: 'Order' }).getByRole('combobox').selectOption('Oldest first');
  await settings.getByRole('button', { name: 'Show as JSON' }).click();
  await expect(settings.getByRole('textbox', { name: 'Settings of Mail Watch as JSON' })).toHaveValue(
    /••••••••.*oldest/s,
  );
  await takeAll(app, 'settings', outputDir);

  // Lists, maps and kinds, further down.
  await resize(app, 1280, 800);
  await settings.getByRole('button', { name: 'Show as JSON' }).click();
  await settings.getByRole('button', { name: 'Add item to Important senders' }).click();
  await settings.getByRole('button', { name: 'Add entry to Colours' }).click();
  await settings.getByRole('group', { name: 'Signature' }).scrollIntoViewIfNeeded();
  await take(app, 'settings-lists.png', outputDir, false);
});

test('settings-connection.png', async ({ startWith }, { outputDir }) => {
  const app = await showSamples(startWith);
  await readNotifications(app, 2);
  await hideLog(app);
  const settings = await app.ui.openSettings('Connection');
  await expect(settings).toContainText('What the system ensures');
  await takeAll(app, 'settings-connection', outputDir);
});

test('settings-search.png', async ({ startWith }, { outputDir }) => {
  const app = await showSamples(startWith, { theme: 'light' });
  await readNotifications(app, 2);
  await hideLog(app);
  await app.ui.showView('Settings');
  await app.ui.settings.getByRole('textbox', { name: 'Search settings' }).fill('name');
  await expect(app.ui.settings.getByRole('status')).toContainText('found');
  await take(app, 'settings-search.png', outputDir);
});
