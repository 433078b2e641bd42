import { readFileSync } from 'node:fs';
import { catchOpened, clipboardText } from '../support/desktop.js';
import { expect, test } from '../support/story-test.js';
import type { ExtensionSource } from '../support/write-extension.js';

const speaker: ExtensionSource = {
  name: 'speaker',
  main: `
    console.log('words on stdout');
    console.error('words on stderr');
    plugo.run({
      activate({ log }) {
        for (const level of ['trace', 'debug', 'info', 'warning', 'error']) log[level](level + ' from log');
      },
    });`,
};

/** Logs a number ten times a second. */
const ticker: ExtensionSource = {
  name: 'ticker',
  main: `
    let count = 0;
    plugo.run({ activate: ({ log }) => void setInterval(() => log.info('tick ' + ++count), 100) });`,
};

test('5. stdout, stderr and log calls show with time, level, extension and source', async ({ startWith }) => {
  const { ui } = await startWith(speaker, { name: 'silent' });
  const today = new Date();
  for (const [message, level, source] of [
    ['words on stdout', 'info', 'stdout'],
    ['words on stderr', 'warn', 'stderr'],
    ['trace from log', 'trace', 'log'],
    ['debug from log', 'debug', 'log'],
    ['info from log', 'info', 'log'],
    ['warning from log', 'warn', 'log'],
    ['error from log', 'error', 'log'],
  ] as const) {
    const line = ui.logLines(message);
    await expect(line.locator('.log-level')).toHaveText(level);
    await expect(line.locator('.log-source')).toHaveText(source);
    await expect(line.locator('.log-extension')).toHaveText('speaker');
    const time = (await line.locator('.log-time').textContent()) ?? '';
    expect(time).toMatch(/^\d\d:\d\d:\d\d\.\d{3}$/);
    const [hours, minutes, seconds] = time.split(':').map(Number);
    const at = new Date(today).setHours(hours ?? 0, minutes, seconds);
    expect(Math.abs(at - Date.now())).toBeLessThan(60_000);
  }
});

test('5. lines come live', async ({ startWith }) => {
  const { ui } = await startWith(ticker);
  const ticks = ui.logs.locator('.log-message', { hasText: /^tick/ });
  const latest = async () => Number((await ticks.last().textContent())?.slice('tick '.length));
  await expect(ticks.first()).toBeVisible();
  const before = await latest();
  await expect.poll(latest).toBeGreaterThan(before + 5);
});

test('5. filtered by extension, level and text', async ({ startWith }) => {
  const { ui } = await startWith(speaker, { ...speaker, name: 'other' });
  const messages = () => ui.logs.locator('.log-message').allTextContents();
  await expect(ui.logLines('error from log')).toHaveCount(2);

  await ui.showLogOf('other');
  await expect(ui.logLines('error from log')).toHaveCount(1);
  await expect(ui.logs.locator('.log-extension', { hasText: 'speaker' })).toHaveCount(0);

  const level = ui.logs.getByRole('combobox', { name: 'Least level shown' });
  await level.selectOption({ label: 'Warnings and errors' });
  await expect.poll(messages).toEqual(['words on stderr', 'warning from log', 'error from log']);

  const text = ui.logs.getByRole('textbox', { name: 'Filter log lines by text' });
  await text.fill('FROM');
  await expect.poll(messages).toEqual(['warning from log', 'error from log']);
  await text.fill('nowhere');
  await expect(ui.logs).toContainText('No line matches the filter.');
  await ui.logs.getByRole('button', { name: 'Show all lines' }).click();
  await expect(ui.logLines('error from log')).toHaveCount(2);
});

test('5. paused, the picture stands still and nothing is lost', async ({ startWith }) => {
  const { ui } = await startWith(ticker);
  await expect(ui.logLines(/tick \d/).first()).toBeVisible();
  await ui.logs.getByRole('button', { name: 'Pause' }).click();
  const before = await ui.logs.locator('.log-message').allTextContents();
  await expect(ui.logs.locator('.log-count')).toHaveText(/^\d\d+ waiting$/);
  expect(await ui.logs.locator('.log-message').allTextContents()).toEqual(before);

  await ui.logs.getByRole('button', { name: 'Resume' }).click();
  await expect(ui.logs.locator('.log-count')).toHaveText(/^\d+ lines$/);
  await ui.logs.getByRole('textbox', { name: 'Filter log lines by text' }).fill('tick ');
  const others = ui.logs.locator('.log-message').filter({ hasNotText: 'tick ' });
  await expect(others).toHaveCount(0);
  const seen = (await ui.logs.locator('.log-message').allTextContents()).map((text) => Number(text.slice(5)));
  const all = Array.from({ length: seen.length }, (_, index) => (seen[0] ?? 0) + index);
  expect(seen, 'without a gap').toEqual(all);
});

test('5. lines are copied, cleared from the view, and kept in the file that the button opens', async ({
  startWith,
}) => {
  const app = await startWith(speaker);
  const { ui } = app;
  await expect(ui.logLines('error from log')).toBeVisible();
  await ui.press('speaker', 'Show log');
  const wanted = ui.logs.getByRole('textbox', { name: 'Filter log lines by text' });
  await wanted.fill('words on');
  await expect(ui.logs.getByTestId('log-row')).toHaveCount(2);
  await ui.logs.getByRole('button', { name: 'Copy' }).click();
  const copied = async () =>
    (await clipboardText(app)).split('\n').map((line) => line.slice('00:00:00.000 '.length));
  await expect
    .poll(copied)
    .toEqual([
      '[info] test.speaker stdout: words on stdout',
      '[warning] test.speaker stderr: words on stderr',
    ]);

  await ui.logLines('words on stderr').click();
  await expect(ui.logs.locator('.log-count')).toHaveText('2 of 2 lines');
  await ui.logs.getByRole('button', { name: 'Copy' }).click();
  await expect.poll(copied).toEqual(['[warning] test.speaker stderr: words on stderr']);

  await ui.logs.getByRole('button', { name: 'Clear' }).click();
  await wanted.fill('');
  await expect(ui.logs.getByTestId('log-row')).toHaveCount(0);

  const opened = await catchOpened(app);
  await ui.logs.getByRole('button', { name: 'Open file' }).click();
  await expect.poll(opened).toHaveLength(1);
  const [file = ''] = await opened();
  const kept = () =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  await expect
    .poll(() => kept())
    .toContainEqual(
      expect.objectContaining({
        extensionId: 'test.speaker',
        source: 'stderr',
        level: 'warning',
        message: 'words on stderr',
      }),
    );
});

test('5. HTML and terminal codes are shown and never act', async ({ startWith }) => {
  const { ui, window } = await startWith({
    main: `
      console.log('<img src=x onerror="globalThis.hacked = true"><b>bold</b>');
      console.log('\\u001b[31mred\\u001b[0m');
      console.log('\\u001b[2Jgone?\\u001b]0;title\\u0007');
      plugo.run();`,
  });
  await expect(ui.logLines('<img src=x onerror="globalThis.hacked = true"><b>bold</b>')).toBeVisible();
  // Colours are the one thing that is obeyed; whatever else an escape code asks for is shown.
  await expect(ui.logs.locator('.ansi-front-red', { hasText: /^red$/ })).toBeVisible();
  await expect(ui.logLines('^[[2Jgone?^[]0;title^G')).toBeVisible();
  expect(await window.evaluate(() => 'hacked' in globalThis)).toBe(false);
});

test('5. ten thousand lines a second do not freeze the window', async ({ startWith }, testInfo) => {
  // Each may write 1,000 lines a second; the eleventh tries ten times as much.
  const steady = Array.from({ length: 10 }, (_, index) => ({
    name: `steady-${index}`,
    main: `
      let count = 0;
      const write = () => {
        let lines = '';
        for (let index = 0; index < 50; index += 1) lines += 'steady line ' + ++count + '\\n';
        process.stdout.write(lines);
      };
      plugo.run({ activate: () => void setInterval(write, 50) });`,
  }));
  const flood = {
    name: 'flood',
    main: `
      const lines = 'a line of the flood\\n'.repeat(500);
      plugo.run({ activate: () => void setInterval(() => process.stdout.write(lines), 50) });`,
  };
  const { ui, window } = await startWith(...steady, flood);
  const shown = async () =>
    Number(((await ui.logs.locator('.log-count').textContent()) ?? '').replace(/\D/g, ''));
  await expect.poll(shown, { timeout: 20_000 }).toBeGreaterThan(5_000);

  await window.evaluate(() => {
    const gaps: number[] = [];
    let before = performance.now();
    const frame = () => {
      gaps.push(performance.now() - before);
      before = performance.now();
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    Object.assign(globalThis, { gaps });
  });
  const [startedAt, startedWith] = [performance.now(), await shown()];
  await expect.poll(shown, { timeout: 30_000, intervals: [100] }).toBeGreaterThan(startedWith + 30_000);
  const seconds = (performance.now() - startedAt) / 1000;
  const rate = ((await shown()) - startedWith) / seconds;

  // A frozen window answers none of these: each is a round trip through React while the lines pour in.
  for (const name of ['steady-3', 'flood', 'steady-7']) await ui.select(name);
  await ui.logs.getByRole('textbox', { name: 'Filter log lines by text' }).fill('dropped: more than 1,000');
  await expect(ui.logLines('lines dropped: more than 1,000 in a second.').first()).toBeVisible();
  await ui.logs.getByRole('textbox', { name: 'Filter log lines by text' }).fill('');
  await ui.logs.getByRole('button', { name: 'Pause' }).click();
  await expect(ui.logs.getByRole('button', { name: 'Resume' })).toBeVisible();

  const rows = await ui.logs.getByTestId('log-row').count();
  const gaps = await window.evaluate(() =>
    (globalThis as unknown as { gaps: number[] }).gaps.sort((a, b) => a - b),
  );
  const longest = Math.round(gaps.at(-1) ?? Number.POSITIVE_INFINITY);
  const usual = Math.round(gaps[Math.floor(gaps.length * 0.95)] ?? Number.POSITIVE_INFINITY);
  const note = `${Math.round(rate)} lines/s, frames: 95 % within ${usual} ms, longest ${longest} ms; ${rows} rows drawn`;
  testInfo.annotations.push({ type: 'measured', description: note });
  expect(rate, note).toBeGreaterThan(8_000);
  expect(rows, note).toBeLessThan(200);
  expect(longest, note).toBeLessThan(2_000);
});
