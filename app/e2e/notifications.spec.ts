import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LaunchedApp } from './fixtures/launch-app.js';
import { startSessionBus } from './fixtures/session-bus.js';
import { expect, test, withWindow } from './support/story-test.js';
import { type ExtensionSource, place } from './support/write-extension.js';

/** Tells and works on command, so that a test says when. */
const herald: ExtensionSource = {
  name: 'herald',
  manifest: {
    displayName: 'Herald',
    contributes: {
      commands: ['tell', 'ask', 'work', 'endless'].map((name) => ({
        command: `Herald.${name}`,
        title: `Herald ${name}`,
      })),
    },
  },
  main: `
    import { existsSync } from 'node:fs';
    let context;
    let told = 0;
    class Herald {
      tell() { told += 1; void context.notifications.info('News number ' + told); }
      ask() {
        void context.notifications
          .warning('Pour the tea?', 'Pour', 'Wait')
          .then((choice) => context.log.info('the answer is ' + choice));
      }
      work() {
        void context.notifications.withProgress({ title: 'Baking bread', cancellable: true }, async ({ report, signal }) => {
          for (let done = 0; done <= 4000 && !signal.aborted; done += 1) {
            report({ message: 'loaf ' + done, percentage: done / 50 });
            if (done % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 10));
          }
          await new Promise((resolve) => signal.aborted ? resolve() : signal.addEventListener('abort', resolve));
          context.log.info('the oven is off');
        });
      }
      endless() { void context.notifications.withProgress({ title: 'Waiting for rain' }, () => new Promise(() => {})); }
    }
    plugo.register(new Herald());
    plugo.run({
      activate(given) {
        context = given;
        const file = given.paths.storage + '/tell-now';
        const looking = setInterval(() => {
          if (!existsSync(file)) return;
          clearInterval(looking);
          new Herald().tell();
        }, 50);
      },
    });`,
};

const run = async (ui: ReturnType<typeof withWindow>['ui'], what: string): Promise<void> => {
  await ui.pickCommand(`Herald ${what}`);
  await expect(ui.palette).toContainText('Done.');
  await ui.page.keyboard.press('Escape');
};

test('do-not-disturb: collected without a word, told by the bell, kept over a restart', async ({
  startWith,
  launchApp,
}) => {
  const first = await startWith(herald);
  const { ui } = first;
  await ui.runningPid('Herald');
  await run(ui, 'tell');
  await expect(ui.toasts).toContainText('News number 1');

  await ui.statusBar.getByRole('button', { name: /^Notifications/ }).click();
  await ui.centre.getByRole('button', { name: 'Do not disturb' }).click();
  await expect(ui.centre).toContainText('do not show themselves');
  await ui.centre.getByRole('button', { name: 'Hide' }).click();
  await run(ui, 'tell');
  await expect(
    ui.statusBar.getByRole('button', { name: 'Notifications, 1 unread. Do not disturb is on.' }),
  ).toBeVisible();
  await expect(ui.toasts).toHaveCount(0);
  await first.close();

  const second = withWindow(await launchApp()).ui;
  await second.runningPid('Herald');
  await run(second, 'tell');
  await expect(
    second.statusBar.getByRole('button', { name: /1 unread. Do not disturb is on/ }),
  ).toBeVisible();
  await expect(second.toasts).toHaveCount(0);
  await second.page.keyboard.press('ControlOrMeta+Shift+P');
  await second.palette.getByRole('combobox').fill('do not disturb');
  await second.page.keyboard.press('Enter');
  await run(second, 'tell');
  await expect(second.toasts).toContainText('News number 2');
});

test('mute one extension, from its toast, and hear it again from the centre and its details', async ({
  startWith,
}) => {
  const { ui } = await startWith(herald);
  await ui.runningPid('Herald');
  await run(ui, 'tell');
  await ui.toasts.getByRole('button', { name: 'Mute Herald' }).click();
  await expect(ui.toasts).toHaveCount(0);
  await run(ui, 'tell');
  await run(ui, 'work');
  await ui.statusBar.getByRole('button', { name: /^Notifications/ }).click();
  const muted = ui.centre.getByRole('list', { name: 'Muted' });
  await expect(muted).toContainText('Herald');
  await expect(muted).toContainText('1 notification held back');
  await expect(ui.centre.getByRole('list', { name: 'Under way' })).toHaveCount(0);
  await muted.getByRole('button', { name: 'Show notifications of Herald again' }).click();
  await expect(muted).toHaveCount(0);
  await ui.centre.getByRole('button', { name: 'Hide' }).click();
  await run(ui, 'tell');
  await expect(ui.toasts).toContainText('News number 3');

  await ui.select('Herald');
  const heard = ui.details.getByRole('switch', { name: 'Show its notifications' });
  await heard.click();
  await expect(heard).not.toBeChecked();
  await expect(ui.details).toContainText('nothing held back');
});

test('progress notifications: a bar with Cancel, in the corner, the status bar and the centre', async ({
  startWith,
}) => {
  const { ui } = await startWith(herald);
  await ui.runningPid('Herald');
  await run(ui, 'work');
  const toast = ui.toasts.locator('.toast', { hasText: 'Baking bread' });
  await expect(toast).toContainText('loaf 4000');
  await expect(toast.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '80');
  await expect(ui.statusBar).toContainText('Baking bread80 %');

  // Hidden it goes on; the status bar leads to it.
  await toast.getByRole('button', { name: 'Hide; it goes on' }).click();
  await expect(ui.toasts).toHaveCount(0);
  await run(ui, 'endless');
  await expect(ui.toasts.getByRole('progressbar')).not.toHaveAttribute('aria-valuenow', /./);
  await ui.statusBar.getByRole('button', { name: /Waiting for rain.*and 1 more/ }).click();
  const work = ui.centre.getByRole('list', { name: 'Under way' }).getByRole('listitem');
  await expect(work).toHaveCount(2);
  await work.filter({ hasText: 'Baking bread' }).getByRole('button', { name: 'Cancel' }).click();
  await expect(work).toHaveCount(1);
  await ui.centre.getByRole('button', { name: 'Hide' }).click();
  await expect(ui.logLines('the oven is off')).toBeVisible();

  // What is shown ends with its process.
  await ui.press('Herald', 'Disable');
  await expect(ui.statusBar).not.toContainText('Waiting for rain');
});

const hide = ({ electron }: LaunchedApp) =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
const isVisible = ({ electron }: LaunchedApp) =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());

test('native notification when the window is hidden, which leads back to it', async ({
  dataDir,
  launchApp,
}) => {
  const bus = await startSessionBus();
  try {
    place(dataDir, herald);
    const app = await launchApp({ env: bus.env });
    const { ui } = withWindow(app);
    await ui.runningPid('Herald');
    await hide(app);
    // By the extension itself: nobody can press anything in a window that is hidden.
    writeFileSync(join(dataDir, 'storage', 'test.herald', 'files', 'tell-now'), '');
    await expect
      .poll(() =>
        bus
          .notifications()
          .map(({ text }) => text)
          .join(),
      )
      .toContain('News number 1');
    expect(bus.notifications()[0]?.text).toContain('Herald');

    await bus.press(bus.notifications()[0]?.id ?? 0);
    await expect.poll(() => isVisible(app)).toBe(true);
    await expect(ui.centre.locator('[data-target=true]')).toContainText('News number 1');
    // Before its bus: a program whose bus goes away gives up.
    await app.close();
  } finally {
    await bus.stop();
  }
});
