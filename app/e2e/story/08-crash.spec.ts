import { expect, test } from '../support/story-test.js';
import { mend, unstartable } from '../support/unstartable.js';
import type { ExtensionSource } from '../support/write-extension.js';

/** Says something on stderr and ends itself with a code when its command is run. */
const fragile: ExtensionSource = {
  name: 'fragile',
  manifest: {
    contributes: {
      commands: [
        { command: 'fragile.break', title: 'Break', arguments: [{ name: 'code', type: 'integer' }] },
      ],
    },
  },
  main: `
    plugo.run({
      activate({ commands }) {
        commands.register('fragile.break', (code) => {
          console.error('the handle is loose');
          console.error('the handle came off');
          process.exit(code);
        });
      },
    });`,
};

test('8. a crash is seen at once, named by its exit code and last words, and restarted', async ({
  startWith,
}) => {
  const { ui } = await startWith(fragile, { name: 'other' });
  const pid = await ui.runningPid('fragile');
  const otherPid = await ui.runningPid('other');
  await ui.pickCommand('Break');
  await ui.palette.getByRole('textbox', { name: 'code' }).fill('3');
  await ui.palette.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(ui.palette.getByRole('alert'), 'who called is told').toContainText('fragile');
  await ui.page.keyboard.press('Escape');

  await expect.poll(() => ui.pid('fragile').catch(() => pid)).not.toBe(pid);
  await ui.runningPid('fragile');
  const details = await ui.select('fragile');
  await details.getByText('It crashed earlier and was restarted 1 time').click();
  const crash = details.locator('.earlier-crash');
  await expect(crash).toContainText(
    'fragile exited with code 3. Last line on stderr: "the handle came off".',
  );
  await expect(crash).toContainText('Exit code 3');
  await expect(crash.locator('pre')).toHaveText('the handle is loose\nthe handle came off');
  await expect(ui.logLines('fragile exited with code 3.').first()).toBeVisible();
  expect(await ui.pid('other')).toBe(otherPid);
});

test('8. a crash by signal is named, and the second one waits before the restart', async ({ startWith }) => {
  const { ui } = await startWith(fragile);
  const first = await ui.runningPid('fragile');
  process.kill(first, 'SIGSEGV');
  await expect.poll(() => ui.pid('fragile').catch(() => first)).not.toBe(first);
  const second = await ui.runningPid('fragile');

  const story = await ui.recordStates('fragile');
  process.kill(second, 'SIGSEGV');
  await expect.poll(async () => (await story()).map(({ word }) => word).slice(-1)).toEqual(['Running']);
  const [crashed, ...later] = await story();
  expect(crashed).toMatchObject({
    // 1 s, 20 % more or less, rounded up.
    word: expect.stringMatching(/^Restarting in [12] s$/),
    tone: 'warning',
    problem: 'fragile was ended by SIGSEGV (it accessed memory it may not).',
  });
  const restarted = later.find(({ word }) => !word.startsWith('Restarting'));
  // 1 s, less 20 % and what it takes to draw.
  expect((restarted?.at ?? 0) - (crashed?.at ?? 0)).toBeGreaterThan(700);

  const details = await ui.select('fragile');
  await details.getByText('It crashed earlier and was restarted 2 times').click();
  await expect(details.locator('.earlier-crash')).toContainText('Ended by SIGSEGV');
});

test('8. after the limit it stays down, says so, and Restart works', async ({ startWith }) => {
  const { ui } = await startWith();
  const sentence =
    'Crash Loop crashed 5 times within 5 min and stays stopped. ' +
    'The last time: Crash Loop exited with code 1. Last line on stderr: "Error: Crashed on purpose".';
  await expect(ui.state('Crash Loop')).toHaveText('Failed', { timeout: 30_000 });
  await expect(ui.state('Crash Loop')).toHaveAttribute('data-tone', 'error');
  await expect(ui.row('Crash Loop').getByTestId('problem')).toHaveText(sentence);
  await expect(ui.statusBar.getByTestId('count-failed')).toHaveText('1 failed');

  const details = await ui.select('Crash Loop');
  const card = details.getByTestId('trouble');
  await expect(card).toContainText('It stays stopped');
  await expect(card).toContainText(sentence);
  await expect(card).toContainText('Exit code 1');
  await expect(card.locator('pre')).toContainText('About to crash on purpose.');
  await expect(card.locator('pre')).toContainText('Error: Crashed on purpose');

  const toast = ui.toasts.locator('.toast', { hasText: 'Crash Loop' });
  await expect(toast).toContainText(`Crash Loop is stopped: ${sentence}`);
  await expect(toast.getByRole('button', { name: 'Restart' })).toBeVisible();

  await details.getByRole('tab', { name: 'Settings' }).click();
  await details.getByRole('checkbox').click();
  await expect(details.getByRole('checkbox')).not.toBeChecked();
  await details.getByRole('tab', { name: 'Overview' }).click();
  await card.getByRole('button', { name: 'Restart' }).click();
  await ui.runningPid('Crash Loop');
  await expect(ui.logLines('Switched off in the settings, so this one lives.')).toBeVisible();
  await expect(card).toHaveCount(0);
});

test('8. one that cannot even start is told at once, and Restart on its notification works', async ({
  startWith,
  dataDir,
}) => {
  const { ui } = await startWith(unstartable('stuck'));
  await expect(ui.state('stuck')).toHaveText('Failed');
  await expect(ui.row('stuck').getByTestId('problem')).toHaveText(
    /^stuck cannot start: .*start is not executable\.$/,
  );
  mend(dataDir, 'stuck');
  await ui.toasts.getByRole('button', { name: 'Restart' }).click();
  await ui.runningPid('stuck');
});
