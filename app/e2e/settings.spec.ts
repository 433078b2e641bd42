import { expect, test, withWindow } from './support/story-test.js';

test('a setting reaches the extension while it runs, is kept, and goes back to its default', async ({
  startWith,
  launchApp,
}) => {
  const first = await startWith();
  const pid = await first.ui.runningPid('Word Count');
  const length = first.ui.details.getByRole('textbox', { name: 'Minimum length' });
  await first.ui.select('Word Count');
  await expect(length).toHaveValue('1');
  await length.fill('4');
  await length.press('Enter');
  await expect(first.ui.row('Word Count').getByTestId('status-line')).toHaveText(/: 4$/);
  expect(await first.ui.pid('Word Count')).toBe(pid);

  await first.ui.press('Word Count', 'Run Word Count: Count words');
  await first.ui.palette.getByRole('textbox', { name: 'Text' }).fill('one two three');
  await first.ui.palette.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(first.ui.palette.getByRole('status', { name: 'Result' })).toContainText('"words": 1');
  await first.close();

  const { ui } = withWindow(await launchApp());
  await expect(ui.row('Word Count').getByTestId('status-line')).toHaveText(/: 4$/);
  await ui.select('Word Count');
  await ui.details.getByRole('button', { name: 'Reset Minimum length to its default' }).click();
  await expect(ui.row('Word Count').getByTestId('status-line')).toHaveText(/: 1$/);
  await expect(ui.details.getByRole('textbox', { name: 'Minimum length' })).toHaveValue('1');
});

test('a value that does not fit is refused with what is allowed, and the old one is kept', async ({
  startWith,
}) => {
  const { ui } = await startWith();
  await ui.runningPid('Word Count');
  await ui.select('Word Count');
  const setting = ui.details.getByRole('group', { name: 'Minimum length' });
  const length = setting.getByRole('textbox');
  await length.fill('99');
  await length.press('Enter');
  await expect(setting.getByRole('alert')).toContainText('20');
  await expect(ui.row('Word Count').getByTestId('status-line')).toHaveText(/: 1$/);
});
