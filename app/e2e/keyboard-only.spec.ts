import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { answerFolderDialog } from './support/desktop.js';
import { expect, type Plugo, test } from './support/story-test.js';
import { writeExtension } from './support/write-extension.js';

const nowhere = 'nothing has the focus';

/** Whether what has the focus is drawn with a ring: of its own, or by a part of it. */
const ringed = ({ window }: Plugo) =>
  window.evaluate((nothing) => {
    const inner = (element: Element | null): Element | null =>
      element?.shadowRoot?.activeElement ? inner(element.shadowRoot.activeElement) : element;
    const element = document.activeElement;
    if (element === null || element === document.body) return nothing;
    const deep = inner(element) ?? element;
    const around = [
      deep,
      element,
      element.parentElement,
      element.closest('.palette-search, .text-field, .side-search'),
    ];
    const drawn = around.some((one) => {
      if (one === null) return false;
      const styles = [
        getComputedStyle(one),
        getComputedStyle(one, '::after'),
        getComputedStyle(one, '::before'),
      ];
      return styles.some(
        ({ outlineStyle, outlineWidth, boxShadow }) =>
          (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none',
      );
    });
    // A text field that is written in shows a caret.
    const isText = deep instanceof HTMLInputElement || deep instanceof HTMLTextAreaElement;
    return drawn || isText ? '' : `${element.tagName}.${element.className} has no ring`;
  }, nowhere);

/** Presses Tab, or another key, until this has the focus; each stop on the way is seen. */
async function walkTo(app: Plugo, target: Locator, key = 'Tab', most = 60): Promise<void> {
  const reached = () =>
    target.evaluate((element) => element.matches(':focus, :focus-within')).catch(() => false);
  // Between the last stop and the first the focus is nowhere, once.
  const seen = new Set<string>();
  for (let presses = 0; presses < most; presses++) {
    if (await reached()) return;
    await app.window.keyboard.press(key);
    const problem = await ringed(app);
    if (problem === nowhere && !seen.has(nowhere)) seen.add(nowhere);
    else expect(problem).toBe('');
  }
  await expect(target, `not reached with ${most} times ${key}`).toBeFocused();
}

test('the main story by keyboard alone, the focus seen at each step', async ({ startWith, folder }) => {
  test.setTimeout(120_000);
  const app = await startWith();
  const { window, ui } = app;
  const { keyboard } = window;
  // No mouse from here on: clicks of ours would fail the test.
  await window.evaluate(() => {
    for (const type of ['mousedown', 'pointerdown']) {
      globalThis.addEventListener(type, () => Object.assign(globalThis, { mouseUsed: true }), true);
    }
  });
  await ui.runningPid('Hello World');

  await test.step('to the list, through it, and the details of one', async () => {
    await walkTo(app, ui.extensions);
    await keyboard.press('Home');
    const row = ui.row('Word Count').getByRole('button').first();
    await walkTo(app, row, 'ArrowDown', 12);
    await keyboard.press('Enter');
    await expect(ui.details.getByRole('heading', { level: 1 })).toHaveText('Word Count');
  });

  await test.step('run MyPlugin.SayHello with a name', async () => {
    await keyboard.press('ControlOrMeta+Shift+P');
    await keyboard.type('SayHello');
    await expect(ui.palette.getByRole('option', { name: 'MyPlugin.SayHello' })).toBeVisible();
    await keyboard.press('Enter');
    const name = ui.palette.getByRole('textbox', { name: 'Name' });
    await expect(name).toBeFocused();
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type('Ada');
    await walkTo(app, ui.palette.getByRole('button', { name: 'Run', exact: true }));
    await keyboard.press('Enter');
    await expect(ui.palette.getByRole('status', { name: 'Result' })).toContainText('Ada');
    await keyboard.press('Escape');
    await expect(ui.palette).toHaveCount(0);
  });

  await test.step('disable and enable', async () => {
    await walkTo(app, ui.details.getByRole('button', { name: 'Disable', exact: true }));
    await keyboard.press('Enter');
    await expect(ui.state('Word Count')).toHaveText('Disabled');
    await walkTo(app, ui.details.getByRole('button', { name: 'Enable', exact: true }));
    await keyboard.press('Enter');
    await ui.runningPid('Word Count');
  });

  await test.step('filter the log', async () => {
    await keyboard.press('ControlOrMeta+2');
    await walkTo(app, ui.logs);
    await keyboard.press('ControlOrMeta+f');
    await keyboard.type('nothing says this');
    await expect(ui.logs.getByTestId('log-row')).toHaveCount(0);
    await keyboard.press('ControlOrMeta+a');
    await keyboard.press('Delete');
    await expect(ui.logs.getByTestId('log-row')).not.toHaveCount(0);
  });

  await test.step('notifications, and away again', async () => {
    await keyboard.press('ControlOrMeta+3');
    await expect(ui.centre).toBeVisible();
    await keyboard.press('Escape');
    await expect(ui.centre).toBeHidden();
  });

  await test.step('change a setting', async () => {
    await keyboard.press('ControlOrMeta+,');
    const theme = window.getByRole('combobox', { name: 'Theme' }).first();
    await expect(theme).toBeVisible();
    await walkTo(app, theme, 'Tab', 80);
    await keyboard.type('Light high');
    await expect(window.locator('html')).toHaveAttribute('data-contrast', 'more');
  });

  await test.step('install a folder', async () => {
    const source = writeExtension(folder, { name: 'typed', manifest: { displayName: 'Typed In' } });
    await answerFolderDialog(app, join(source));
    await keyboard.press('ControlOrMeta+1');
    await keyboard.press('ControlOrMeta+o');
    const dialog = ui.dialog('Install this extension?');
    await expect(dialog.getByRole('button', { name: 'Install', exact: true })).toBeFocused();
    expect(await ringed(app)).toBe('');
    await keyboard.press('Enter');
    await ui.runningPid('Typed In');
  });

  expect(await window.evaluate(() => 'mouseUsed' in globalThis)).toBe(false);
  await test.step('quit', async () => {
    // Keys that a test presses reach the page and not the menu, so what the menu does for Ctrl+Q is asked for by hand.
    const ended = app.electron.waitForEvent('close');
    const keys = await app.electron.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
      const quit = items.find(({ role }) => role === 'quit') as unknown as {
        getDefaultRoleAccelerator(): string;
        click(): void;
      };
      setImmediate(() => quit.click());
      return quit.getDefaultRoleAccelerator();
    });
    expect(keys).toBe('CommandOrControl+Q');
    await ended;
  });
});
