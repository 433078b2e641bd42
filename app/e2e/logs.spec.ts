import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Locator } from '@playwright/test';
import type { PreloadApi } from '../src/shared/preload-api.js';
import { catchOpened } from './support/desktop.js';
import { expect, type Plugo, test } from './support/story-test.js';
import { extensionsOf } from './support/write-extension.js';
import { writeLogs } from './support/write-logs.js';

const million = 1_000_000;

const filterOf = ({ ui }: Plugo): Locator =>
  ui.logs.getByRole('textbox', { name: 'Filter log lines by text' });

/** The number of the line at the top or bottom of the list. */
async function lineAt({ ui }: Plugo, place: 'first' | 'last'): Promise<number> {
  const text = await ui.logs
    .locator('.log-message', { hasText: /^line \d/ })
    [place]()
    .textContent();
  return Number(/^line (\d+)/.exec(text ?? '')?.[1]);
}

/** Presses on the scrollbar so far down, from 0 to 1. */
async function pressScrollbar({ ui, window }: Plugo, fraction: number): Promise<void> {
  const bar = await ui.logs.getByRole('scrollbar', { name: 'Position in the log' }).boundingBox();
  if (bar === null) throw new Error('The log has no scrollbar.');
  await window.mouse.click(bar.x + bar.width / 2, bar.y + 1 + fraction * (bar.height - 2));
}

/** From now on the system's save dialog is answered with this file. */
async function answerSaveDialog({ electron }: Plugo, file: string): Promise<void> {
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
}

async function memoryOf({ window }: Plugo): Promise<number> {
  return window.evaluate(() => {
    const { memory } = performance as unknown as { memory: { usedJSHeapSize: number } };
    return memory.usedJSHeapSize;
  });
}

test('Logs: a virtualised view over files, not memory: millions of lines, filter by level, text or regular expression, time range, export', async ({
  dataDir,
  startWith,
}) => {
  test.setTimeout(120_000);
  writeLogs(dataDir, million, (n) => ({
    message: `line ${n} answered in ${n % 97} ms`,
    ...(n % 10_000 === 0 ? { level: 'error' } : {}),
  }));
  const app = await startWith({ name: 'quiet' });
  const { ui, window } = app;
  await ui.page.keyboard.press('ControlOrMeta+2');
  const count = ui.logs.getByTestId('log-count');
  const list = ui.logs.getByRole('log', { name: 'Log lines' });

  // The newest are there at once; older ones are looked for when somebody scrolls towards them.
  await expect(count).toHaveText(/^2\d,\d{3}\+ lines$/);
  await expect.poll(() => lineAt(app, 'last')).toBe(million - 1);
  const before = await memoryOf(app);
  await list.focus();
  await window.keyboard.press('Home');
  await expect(count).toHaveText(/^1,000,0\d\d lines$/, { timeout: 30_000 });
  await window.keyboard.press('Home');
  await expect.poll(() => lineAt(app, 'first')).toBe(0);

  await pressScrollbar(app, 0.5);
  await expect.poll(() => lineAt(app, 'first')).toBeGreaterThan(450_000);
  expect(await lineAt(app, 'first')).toBeLessThan(550_000);
  const middle = await lineAt(app, 'first');
  await window.keyboard.press('ArrowDown');
  await expect.poll(() => lineAt(app, 'first')).toBe(middle + 1);
  await window.keyboard.press('PageDown');
  await expect.poll(() => lineAt(app, 'first')).toBeGreaterThan(middle + 10);
  await window.keyboard.press('End');
  await expect(ui.logs.getByRole('button', { name: 'Follow the latest line' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  expect(await ui.logs.getByTestId('log-row').count()).toBeLessThan(100);
  expect((await memoryOf(app)) - before).toBeLessThan(30_000_000);

  // A regular expression, marked in each line; one that is none says why, and nothing is lost.
  await ui.logs.getByRole('button', { name: 'Use a regular expression' }).click();
  await filterOf(app).fill('line \\d*77777 (answered');
  await expect(ui.logs.getByRole('status')).toContainText('Unterminated group');
  await filterOf(app).fill('line \\d*77777 answered');
  await expect(count).toHaveText('10 lines', { timeout: 30_000 });
  await expect(ui.logs.locator('mark').first()).toHaveText('line 77777 answered');
  await filterOf(app).press('Enter');
  await expect(count).toHaveText('1 of 10 lines');
  await filterOf(app).press('Shift+Enter');
  await expect(count).toHaveText('10 of 10 lines');
  await filterOf(app).press('Enter');
  await filterOf(app).press('Enter');
  await expect(count).toHaveText('2 of 10 lines');

  // Without the filter, the line that was chosen stands among its neighbours.
  await filterOf(app).fill('');
  await expect(ui.logs.locator('.log-row[data-selected=true]')).toContainText('line 177777 answered', {
    timeout: 30_000,
  });
  await expect(ui.logLines('line 177776 answered')).toBeVisible();

  // Level and text together.
  await ui.logs.getByRole('combobox', { name: 'Least level shown' }).selectOption('Errors only');
  await expect(count).toHaveText(/100\+? lines$/, { timeout: 30_000 });
  await ui.logs.getByRole('button', { name: 'Use a regular expression' }).click();
  await filterOf(app).fill('line 50000 answered');
  await expect(count).toHaveText('1 line', { timeout: 30_000 });

  const out = mkdtempSync(join(tmpdir(), 'plugo-export-'));
  try {
    // The file gets what the filter leaves, here all of an hour or one line.
    const file = join(out, 'found.log');
    await answerSaveDialog(app, file);
    await ui.logs.getByRole('button', { name: 'Export…' }).click();
    await expect(ui.logs.getByRole('status')).toContainText('1 line written to');
    expect(readFileSync(file, 'utf8')).toMatch(
      /^\d{4}-\d\d-\d\dT\S+Z error {3}test\.writer-0 log: line 50000 answered in 45 ms\n$/,
    );

    await filterOf(app).fill('');
    await ui.logs.getByRole('combobox', { name: 'Least level shown' }).selectOption('All levels');
    await ui.logs.getByRole('combobox', { name: 'Time shown' }).selectOption('Last 5 minutes');
    await expect(count).toHaveText(/^[12]\d\d,\d{3} lines$/, { timeout: 30_000 });
    const lines = Number((await count.textContent())?.replace(/\D/g, ''));
    const all = join(out, 'all.ndjson');
    await answerSaveDialog(app, all);
    await ui.logs.getByRole('button', { name: 'Export…' }).click();
    await expect(ui.logs.getByRole('status')).toContainText(/[12]\d\d,\d{3} lines written to/, {
      timeout: 30_000,
    });
    let written = 0;
    let previous = 0;
    let backwards = 0;
    for await (const line of createInterface({ input: createReadStream(all) })) {
      const { time } = JSON.parse(line) as { time: number };
      if (time < previous) backwards += 1;
      previous = time;
      written += 1;
    }
    expect(backwards).toBe(0);
    expect(written).toBeGreaterThanOrEqual(lines);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});

test('Logs: ANSI colours, wrap, click on a stack line to open the file', async ({ dataDir, startWith }) => {
  const app = await startWith({
    name: 'colours',
    main: `
      console.log('\\u001b[32mgreen\\u001b[0m and \\u001b[38;5;208morange\\u001b[0m');
      console.log('<b>no HTML</b>\\u001b[2J');
      console.error('    at load (' + import.meta.filename + ':3:7)');
      console.error('    at secret (/etc/hosts.txt:1:1)');
      console.log('  File "main.mjs", line 2, in <module>');
      console.log('long ' + 'word '.repeat(400) + 'end of it');
      plugo.run();`,
  });
  const { ui, electron } = app;
  await ui.page.keyboard.press('ControlOrMeta+2');
  const green = ui.logs.locator('.log-message span', { hasText: /^green$/ });
  await expect(green).toBeVisible();
  const colourOf = (span: Locator) => span.evaluate((element) => getComputedStyle(element).color);
  const plain = await colourOf(ui.logLines('<b>no HTML</b>^[[2J').locator('.log-message'));
  const colours = [
    plain,
    await colourOf(green),
    await colourOf(ui.logs.locator('span', { hasText: /^orange$/ })),
  ];
  expect(new Set(colours).size).toBe(3);

  await ui.logs.getByRole('button', { name: 'Wrap long lines' }).click();
  await expect
    .poll(async () => (await ui.logLines('end of it').boundingBox())?.height ?? 0)
    .toBeGreaterThan(50);
  await expect(ui.logs.getByText('end of it')).toBeInViewport();

  const opened = await catchOpened(app);
  const file = join(extensionsOf(dataDir), 'colours', 'main.mjs');
  await ui.logs.getByRole('button', { name: `${file}:3:7` }).click();
  await expect.poll(opened).toEqual([file]);
  // Python names its files from the folder of the extension.
  await ui.logs.getByRole('button', { name: 'File "main.mjs", line 2' }).click();
  await expect.poll(opened).toEqual([file, file]);

  // An editor that was chosen is asked for the line; a file that is no extension's is refused.
  await electron.evaluate(({ shell }) => {
    shell.openExternal = async (address) => {
      (globalThis as unknown as { opened: string[] }).opened.push(address);
    };
  });
  await ui.page.evaluate(() =>
    (globalThis as unknown as { plugo: PreloadApi }).plugo.setAppSettings({ editor: 'vscode' }),
  );
  await ui.logs.getByRole('button', { name: `${file}:3:7` }).click();
  await expect.poll(opened).toContain(`vscode://file${file}:3:7`);
  await ui.logs.getByRole('button', { name: '/etc/hosts.txt:1:1' }).click();
  await expect(ui.page.getByText('/etc/hosts.txt is no file of an installed extension')).toBeVisible();
  expect(await opened()).toHaveLength(3);
});

test('Logs: several extensions, a time range of one’s own, and the place is kept while lines come', async ({
  dataDir,
  startWith,
}) => {
  const begin = writeLogs(dataDir, 60_000, (n) => ({ message: `line ${n}` }));
  const app = await startWith(
    {
      name: 'ticker',
      main: `let n = 0; plugo.run({ activate: ({ log }) => void setInterval(() => log.info('tick ' + ++n), 50) });`,
    },
    { name: 'other' },
  );
  const { ui, window } = app;
  const count = ui.logs.getByTestId('log-count');
  await expect(ui.logLines(/tick \d/).first()).toBeVisible();

  // Scrolled away, the lines in view stay where they are, whatever comes.
  await ui.logs.getByRole('log', { name: 'Log lines' }).hover();
  await window.mouse.wheel(0, -4_000);
  await expect(ui.logs.getByRole('button', { name: 'Follow the latest line' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  await expect(ui.logLines(/line \d/).first()).toBeVisible();
  const shown = await ui.logs.locator('.log-message').allTextContents();
  const total = async () => Number((await count.textContent())?.replace(/\D/g, ''));
  const before = await total();
  await expect.poll(total).toBeGreaterThan(before + 20);
  expect(await ui.logs.locator('.log-message').allTextContents()).toEqual(shown);
  await ui.logs.getByRole('button', { name: 'Follow the latest line' }).click();
  await expect(ui.logLines(/tick \d/).last()).toBeVisible();

  await ui.logs.getByRole('combobox', { name: 'Extension shown' }).selectOption('Several…');
  const dialog = ui.dialog('Extensions whose lines are shown');
  await dialog.getByRole('checkbox', { name: 'other' }).check();
  await dialog.getByRole('checkbox', { name: 'ticker' }).check();
  await dialog.getByRole('button', { name: 'Show' }).click();
  await expect(ui.logs.getByRole('combobox', { name: 'Extension shown' })).toHaveValue('*');
  await expect(ui.logs.locator('.log-extension', { hasText: 'writer' })).toHaveCount(0);
  await expect(ui.logLines(/tick \d/).last()).toBeVisible();
  await ui.logs.getByRole('combobox', { name: 'Extension shown' }).selectOption('All extensions');

  await ui.logs.getByRole('combobox', { name: 'Time shown' }).selectOption('From … to …');
  const field = (time: number) =>
    new Date(time - new Date(time).getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
  const [from, to] = [Math.ceil(begin / 1000) * 1000 + 1000, Math.ceil(begin / 1000) * 1000 + 3000];
  const range = ui.dialog('Time shown');
  await range.getByLabel('From').fill(field(from));
  await range.getByLabel('To').fill(field(to));
  await range.getByRole('button', { name: 'Show' }).click();
  await expect(count).toHaveText('2,001 lines');
  await expect(ui.logs.getByTestId('log-row').last()).toContainText(`line ${to - begin}`);
  await ui.logs.getByRole('combobox', { name: 'Time shown' }).selectOption('Since Plugo started');
  await expect(ui.logLines(/tick \d/).last()).toBeVisible();
  await expect(ui.logLines(/line \d/)).toHaveCount(0);
});
