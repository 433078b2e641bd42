import { expect, test } from '../support/story-test.js';
import type { ExtensionSource } from '../support/write-extension.js';

/** Posts what its source says when it starts, and logs what became of it. */
function poster(posts: string): ExtensionSource {
  return {
    name: 'poster',
    main: `
      plugo.run({
        activate({ notifications, log }) {
          const told = (name, choice) => log.info(name + ' was answered with ' + (choice ?? 'nothing'));
          ${posts}
        },
      });`,
  };
}

const three = poster(`
  notifications.info('The tea is ready.').then((choice) => told('tea', choice));
  notifications.warning('The pot is hot.', 'Wait', 'Pour').then((choice) => told('pot', choice));
  notifications
    .show({
      severity: 'error',
      message: 'The cup is broken.',
      detail: 'It fell from the table.',
      actions: [{ id: 'mend', title: 'Mend it' }],
    })
    .then((choice) => told('cup', choice));`);

test('6. information, warnings and errors show as toasts and are counted', async ({ startWith }) => {
  const { ui } = await startWith(three);
  for (const [message, severity] of [
    ['The tea is ready.', 'Information'],
    ['The pot is hot.', 'Warning'],
    ['The cup is broken.', 'Error'],
  ] as const) {
    const toast = ui.toasts.locator('.toast', { hasText: message });
    await expect(toast).toBeVisible();
    await expect(toast).toContainText(severity);
    await expect(toast).toContainText('poster');
  }
  await expect(ui.toasts).toContainText('It fell from the table.');
  await expect(ui.toasts.getByRole('button', { name: /^(Wait|Pour|Mend it)$/ })).toHaveCount(3);
  await expect(ui.statusBar.getByRole('button', { name: 'Notifications, 3 unread' })).toBeVisible();
});

test('6. the chosen action comes back to the extension, from the toast and from the centre', async ({
  startWith,
}) => {
  const { ui } = await startWith(three);
  await ui.toasts.getByRole('button', { name: 'Pour' }).click();
  await expect(ui.logLines('pot was answered with Pour')).toBeVisible();
  await expect(ui.toasts.locator('.toast', { hasText: 'The pot is hot.' })).toHaveCount(0);

  await ui.statusBar.getByRole('button', { name: 'Notifications, 2 unread' }).click();
  await expect(ui.toasts).toHaveCount(0);
  const item = ui.centre.getByRole('listitem').filter({ hasText: 'The cup is broken.' });
  await item.getByRole('button', { name: 'Mend it' }).click();
  await expect(item).toContainText('Chosen: Mend it');
  await expect(item.getByRole('button')).toHaveCount(0);
  await expect(ui.centre.getByRole('listitem').filter({ hasText: 'The pot is hot.' })).toContainText(
    'Chosen: Pour',
  );
  await ui.centre.getByRole('button', { name: 'Hide' }).click();
  await expect(ui.logLines('cup was answered with mend')).toBeVisible();
});

test('6. the centre keeps them; opening it makes them read', async ({ startWith }) => {
  const { ui } = await startWith(three);
  await ui.statusBar.getByRole('button', { name: 'Notifications, 3 unread' }).click();
  await expect(ui.centre.getByRole('listitem')).toHaveCount(3);
  const bell = ui.statusBar.getByRole('button', { name: 'Notifications', exact: true });
  await expect(bell).toBeVisible();
  await bell.click();
  await expect(ui.centre).toHaveCount(0);
  await bell.click();
  await expect(ui.centre.getByRole('listitem')).toHaveCount(3);
  await ui.centre.getByRole('button', { name: 'Clear all' }).click();
  await expect(ui.centre).toContainText('No notifications');
  await expect(ui.logLines('was answered with nothing'), 'each is told that nobody chose').toHaveCount(3);
});

test('6. dismissing one tells the extension', async ({ startWith }) => {
  const { ui } = await startWith(three);
  const tea = ui.toasts.locator('.toast', { hasText: 'The tea is ready.' });
  await tea.getByRole('button', { name: 'Dismiss' }).click();
  await expect(tea).toHaveCount(0);
  await expect(ui.logLines('tea was answered with nothing')).toBeVisible();
});

test('6. repeats are one notification with a number, and a flood does not cover the window', async ({
  startWith,
}) => {
  const { ui } = await startWith(
    poster(`
      for (let index = 0; index < 4; index += 1) notifications.warning('Drip.');
      for (let index = 0; index < 40; index += 1) notifications.error('Drop ' + index);`),
  );
  await expect(ui.toasts.locator('.toast')).toHaveCount(3);
  await expect(ui.toasts.getByRole('button', { name: /more notifications/ })).toBeVisible();
  await ui.toasts.getByRole('button', { name: /more notifications/ }).click();
  await expect(ui.centre.getByRole('listitem').filter({ hasText: 'Drip.' })).toContainText('×4');
  await expect(ui.centre.getByRole('listitem').filter({ hasText: 'Drop' })).toHaveCount(9);
});

test('6. HTML in a notification is shown as text', async ({ startWith }) => {
  const { ui } = await startWith(
    poster(`notifications.error('<img src=x> & <b>bold</b>', { id: 'a', title: '<i>Act</i>' });`),
  );
  await expect(ui.toasts).toContainText('<img src=x> & <b>bold</b>');
  await expect(ui.toasts.getByRole('button', { name: '<i>Act</i>' })).toBeVisible();
  await expect(ui.toasts.locator('img')).toHaveCount(0);
});
