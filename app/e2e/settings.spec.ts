import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { askHost } from './support/second-client.js';
import { expect, test, withWindow } from './support/story-test.js';

/** The form of one setting, by its name. */
const setting = (inside: Locator, name: string) => inside.getByRole('group', { name, exact: true }).first();

test('a setting reaches the extension while it runs, is kept, and goes back to its default', async ({
  startWith,
  launchApp,
}) => {
  const first = await startWith();
  const pid = await first.ui.runningPid('Word Count');
  await first.ui.select('Word Count');
  await first.ui.details.getByRole('tab', { name: 'Settings' }).click();
  const length = first.ui.details.getByRole('textbox', { name: 'Minimum length' });
  await expect(length).toHaveValue('1');
  await length.fill('4');
  await expect(first.ui.row('Word Count').getByTestId('status-line')).toHaveText(/: 4$/);
  expect(await first.ui.pid('Word Count')).toBe(pid);

  await first.ui.details.getByRole('tab', { name: 'Overview' }).click();
  await first.ui.press('Word Count', 'Run Word Count: Count words');
  await first.ui.palette.getByRole('textbox', { name: 'Text' }).fill('one two three');
  await first.ui.palette.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(first.ui.palette.getByRole('status', { name: 'Result' })).toContainText('"words": 1');
  await first.close();

  const { ui } = withWindow(await launchApp());
  await expect(ui.row('Word Count').getByTestId('status-line')).toHaveText(/: 4$/);
  await ui.select('Word Count');
  await ui.details.getByRole('tab', { name: 'Settings' }).click();
  await ui.details.getByRole('button', { name: 'Reset Minimum length to its default' }).click();
  await expect(ui.row('Word Count').getByTestId('status-line')).toHaveText(/: 1$/);
  await expect(ui.details.getByRole('textbox', { name: 'Minimum length' })).toHaveValue('1');
});

test('a form made from the schema is checked as one types, and applied live: objects, lists, maps, choices, secrets', async ({
  startWith,
}) => {
  const { ui, dataDir } = await startWith();
  await ui.runningPid('Mail Watch');
  const status = ui.row('Mail Watch').getByTestId('status-line');
  await expect(status).toHaveText('Inbox on mail.example.org, no password');
  await ui.select('Mail Watch');
  await ui.details.getByRole('tab', { name: 'Settings' }).click();

  // Nested object: what does not fit is told as one types, and the old value stays.
  const account = setting(ui.details, 'Account');
  await account.getByRole('textbox', { name: 'Port' }).fill('99999');
  await expect(account.getByRole('alert')).toHaveText('It must be from 1 to 65535.');
  await account.getByRole('textbox', { name: 'Port' }).fill('143');
  await expect(account.getByRole('alert')).toHaveCount(0);
  await account.getByRole('textbox', { name: 'Server' }).fill('imap.example.org');
  await expect(status).toHaveText('Inbox on imap.example.org, no password');

  // A secret is masked, shown when asked, and in a file of its own.
  const password = account.getByRole('textbox', { name: 'Password' });
  await expect(password).toHaveAttribute('type', 'password');
  await password.fill('hunter22');
  await expect(status).toHaveText('Inbox on imap.example.org, with a password');
  // Who pauses while typing can go on; once the field is left the window knows it no more.
  await expect(password).toHaveValue('hunter22');
  await password.press('Tab');
  await expect(password).toHaveValue('');
  await account.getByRole('button', { name: 'Show Password' }).click();
  await expect(password).toHaveValue('hunter22');
  await account.getByRole('button', { name: 'Hide Password' }).click();
  expect(readFileSync(join(dataDir, 'settings.json'), 'utf8')).not.toContain('hunter22');
  expect(readFileSync(join(dataDir, 'secrets.json'), 'utf8')).toContain('hunter22');
  expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);

  // A list of objects: added, filled in, moved, removed.
  const folders = setting(ui.details, 'Folders');
  await folders.getByRole('button', { name: 'Add item to Folders' }).click();
  await expect(folders.getByRole('alert')).toHaveText('A value is needed.');
  await folders.getByRole('textbox', { name: 'Name' }).nth(1).fill('Work');
  await expect(status).toHaveText('Inbox, Work on imap.example.org, with a password');
  await folders.getByRole('button', { name: 'Move Folder 2 up' }).click();
  await expect(status).toHaveText('Work, Inbox on imap.example.org, with a password');
  await folders.getByRole('button', { name: 'Remove Folder 2' }).click();
  await expect(status).toHaveText('Work on imap.example.org, with a password');

  // A list that holds nothing twice, a map, one of several kinds, a choice with its description.
  const senders = setting(ui.details, 'Important senders');
  for (const position of [1, 2]) {
    await senders.getByRole('button', { name: /^Add item/ }).click();
    await senders.getByRole('textbox', { name: `Item ${position}` }).fill('ada@example.org');
  }
  await expect(senders.getByRole('alert')).toHaveText('No two items may be the same.');
  const colours = setting(ui.details, 'Colours');
  await colours.getByRole('button', { name: /^Add entry/ }).click();
  const name = colours.getByRole('textbox', { name: /^Name of/ });
  await name.fill('urgent');
  await name.press('Enter');
  await colours.getByRole('textbox', { name: 'urgent', exact: true }).fill('red');
  await expect(colours.getByRole('alert')).toHaveText('Write it as #33aa66.');
  await colours.getByRole('textbox', { name: 'urgent', exact: true }).fill('#ff0000');
  await expect(colours.getByRole('alert')).toHaveCount(0);
  const notify = setting(ui.details, 'How to notify');
  await expect(notify.getByRole('textbox')).toHaveValue('5');
  const order = setting(ui.details, 'Order');
  await order.getByRole('combobox').selectOption('Oldest first');
  await expect(order).toContainText('What waits longest is above.');

  await expect
    .poll(
      () => JSON.parse(readFileSync(join(dataDir, 'settings.json'), 'utf8')).extensions['plugo.mail-watch'],
    )
    .toEqual({
      'mailWatch.account': { server: 'imap.example.org', port: 143, password: '••••••••' },
      'mailWatch.folders': [{ name: 'Work' }],
      'mailWatch.senders': ['ada@example.org'],
      'mailWatch.colours': { urgent: '#ff0000' },
      'mailWatch.order': 'oldest',
    });
});

test('a value that the host does not accept is told with its sentence, and the old one is kept', async ({
  startWith,
}) => {
  const { ui } = await startWith({
    name: 'strict',
    manifest: {
      contributes: {
        configuration: {
          properties: {
            'strict.code': { type: 'string', pattern: '^([a-z]+-?)+$', default: 'abc', title: 'Code' },
          },
        },
      },
    },
    main: `plugo.run({ activate({ configuration, status }) {
      const show = () => status.set('Code ' + configuration.get('strict.code'));
      configuration.onDidChange(show);
      show();
    } });`,
  });
  await ui.runningPid('strict');
  await ui.select('strict');
  await ui.details.getByRole('tab', { name: 'Settings' }).click();
  const code = setting(ui.details, 'Code');
  await code.getByRole('textbox').fill('A1');
  await expect(code.getByRole('alert')).toContainText('The setting strict.code was not changed: it is "A1"');
  await expect(ui.row('strict').getByTestId('status-line')).toHaveText('Code abc');
  await code.getByRole('textbox').fill('a-b');
  await expect(code.getByRole('alert')).toHaveCount(0);
  await expect(ui.row('strict').getByTestId('status-line')).toHaveText('Code a-b');
});

test('all settings on one page: search, modified, reset, by keyboard', async ({ startWith }) => {
  const { ui } = await startWith();
  await ui.runningPid('Mail Watch');
  await ui.page.keyboard.press('ControlOrMeta+,');
  const { settings } = ui;
  const tree = settings.getByRole('navigation', { name: 'Groups of settings' });
  await tree.getByRole('button', { name: 'Appearance' }).focus();
  await ui.page.keyboard.press('ArrowDown');
  await expect(settings.getByRole('heading', { level: 2, name: 'Language' })).toBeVisible();

  // The search finds by name, key, description and value, in Plugo's settings and those of extensions.
  await ui.page.keyboard.press('ControlOrMeta+F');
  await ui.page.keyboard.type('socket');
  await expect(settings.getByRole('status')).toHaveText('3 settings found');
  const search = settings.getByRole('textbox', { name: 'Search settings' });
  await search.fill('minimumlength');
  await expect(settings.getByRole('status')).toHaveText('1 setting found');
  const length = setting(settings, 'Minimum length');
  await length.getByRole('textbox').fill('3');
  await expect(length.getByText('Modified')).toBeVisible();

  await settings.getByRole('button', { name: 'Show only modified settings' }).click();
  await search.fill('@modified');
  await expect(settings.getByRole('status')).toHaveText('1 setting found');
  await length.getByRole('button', { name: 'Reset Minimum length to its default' }).click();
  await expect(settings.getByText('No setting matches')).toBeVisible();
  await settings.getByRole('button', { name: 'Clear search' }).last().click();
  await expect(settings.getByRole('heading', { level: 2, name: 'Language' })).toBeVisible();
});

test('the raw JSON beside the form: problems by line and column, applied, and in step with the form', async ({
  startWith,
}) => {
  const { ui, dataDir } = await startWith();
  await ui.runningPid('Mail Watch');
  const settings = await ui.openSettings('Mail Watch');
  await settings.getByRole('button', { name: 'Show as JSON' }).click();
  const json = settings.getByRole('textbox', { name: 'Settings of Mail Watch as JSON' });
  const apply = settings.getByRole('button', { name: 'Apply' });

  // The JSON follows the form, and never shows a secret.
  await settings.getByRole('textbox', { name: 'Access token' }).fill('top-secret-1');
  await setting(settings, 'Order').getByRole('combobox').selectOption('By sender');
  await expect(json).toHaveValue(/"mailWatch.order": "sender"/);
  await expect(json).toHaveValue(/"mailWatch.token": "••••••••"/);

  // What is wrong is told with its place.
  const text = await json.inputValue();
  await json.fill(text.replace('"sender"', '"largest"'));
  await expect(
    settings.getByRole('button', { name: /^Line 6, column 22: It must be one of: newest/ }),
  ).toBeVisible();
  await json.fill(text.replace('"sender",', '"sender"'));
  await expect(settings.getByRole('button', { name: /^Line 7, column 3: This is no JSON/ })).toBeVisible();

  // The form follows the JSON, and the secret stays what it is.
  await json.fill(text.replace('"sender"', '"oldest"').replace('"Inbox"', '"Archive"'));
  await json.press('ControlOrMeta+s');
  await expect(setting(settings, 'Order').getByRole('combobox')).toHaveValue('oldest');
  await expect(setting(settings, 'Folders').getByRole('textbox', { name: 'Name' })).toHaveValue('Archive');
  await expect(apply).toBeDisabled();
  await settings.getByRole('button', { name: 'Show Access token' }).click();
  await expect(settings.getByRole('textbox', { name: 'Access token' })).toHaveValue('top-secret-1');

  // Both follow another program.
  const change = { id: 'plugo.mail-watch', key: 'mailWatch.order', value: 'newest' };
  await askHost(dataDir, 'configuration/set', change);
  await expect(setting(settings, 'Order').getByRole('combobox')).toHaveValue('newest');
  await expect(json).toHaveValue(/"mailWatch.order": "newest"/);
});

test('app settings the same way: theme and language change at once, and are kept', async ({
  startWith,
  launchApp,
}) => {
  const first = await startWith();
  await first.ui.openSettings('Appearance');
  await setting(first.ui.settings, 'Theme').getByRole('combobox').selectOption('Dark');
  await expect.poll(() => first.electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  await first.ui.openSettings('Language');
  await setting(first.ui.settings, 'Language').getByRole('combobox').selectOption('简体中文');
  const page = first.window.getByRole('main', { name: '设置' });
  await expect(page.getByRole('heading', { level: 2, name: '语言' })).toBeVisible();
  await page.getByRole('button', { name: '连接', exact: true }).click();
  await expect(page.getByRole('group', { name: '连接加密' })).toBeVisible();
  await first.close();

  const { window } = await launchApp();
  await window.getByRole('navigation', { name: '视图' }).getByRole('button', { name: '设置' }).click();
  const again = window.getByRole('main', { name: '设置' });
  await again.getByRole('button', { name: /语言/ }).click();
  await again.getByRole('button', { name: '将“语言”重置为默认值' }).click();
  await expect(window.getByRole('main', { name: 'Settings' })).toBeVisible();
});
