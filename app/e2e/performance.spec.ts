import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { takeAll } from './support/pictures.js';
import { expect, type Plugo, test } from './support/story-test.js';
import type { ExtensionSource } from './support/write-extension.js';

// Each test is named as what the page about performance promises.

/** Burns most of a core in a function of that name, keeps objects of a class of its own, and fails each third call. */
const worker: ExtensionSource = {
  name: 'worker',
  manifest: { displayName: 'Worker', activationEvents: ['onStartup'] },
  main: `
    function burnTheProcessor() { const end = Date.now() + 40; let sum = 0; while (Date.now() < end) sum += Math.sqrt(sum + 1); return sum; }
    class KeptByWorker { constructor(i) { this.text = 'kept by worker ' + i; } }
    globalThis.kept = Array.from({ length: 5000 }, (_, i) => new KeptByWorker(i));
    setInterval(burnTheProcessor, 50);
    let calls = 0;
    plugo.register({ answer() { calls += 1; if (calls % 3 === 0) throw new Error('As intended'); return calls; } }, 'Worker');
    plugo.run();
  `,
};

/** Calls the worker ten times a second. */
const caller: ExtensionSource = {
  name: 'caller',
  manifest: {
    displayName: 'Caller',
    activationEvents: ['onStartup'],
    extensionDependencies: { 'test.worker': '*' },
  },
  main: `
    plugo.run({
      activate(context) {
        const worker = context.extensions.get('test.worker', 'Worker');
        setInterval(() => worker.answer().catch(() => {}), 100);
      },
    });
  `,
};

async function showPerformance({ ui, window }: Plugo, tab: string): Promise<Locator> {
  await ui.runningPid('Worker');
  await ui.runningPid('Caller');
  await window.keyboard.press('ControlOrMeta+4');
  // Room for the page.
  await window.keyboard.press('ControlOrMeta+J');
  const page = window.getByRole('main', { name: 'Performance' });
  await page.getByRole('tab', { name: tab, exact: true }).click();
  return page;
}

const cells = (row: Locator) => row.getByRole('cell').allTextContents();

test('live charts of CPU, memory, calls per second, latency (p50, p99), restarts, for each extension and all', async ({
  startWith,
}, { outputDir }) => {
  const app = await startWith(worker, caller);
  const page = await showPerformance(app, 'Overview');
  const table = page.getByRole('table', { name: 'What each extension uses' });
  const row = (name: RegExp) => table.getByRole('row', { name });

  // CPU, memory, calls, p50, p99, errors, restarts, start.
  await expect(async () => {
    const [cpu, memory, calls, p50, p99, errors, restarts, startup] = await cells(row(/^Worker/));
    expect(cpu).toMatch(/^[1-9][\d.]* %$/);
    expect(memory).toMatch(/^\d+ MB$/);
    expect(calls).toMatch(/^[1-9][\d.]*\/s$/);
    expect([p50, p99].join()).toMatch(/^[\d.<]+ ms,[\d.<]+ m?s$/);
    expect(errors).toMatch(/^[1-9][\d.]*\/s$/);
    expect([restarts, startup].join()).toMatch(/^0,\d+ ms$|^0,[\d.]+ s$/);
  }).toPass({ timeout: 15_000 });
  await expect(row(/^All extensions/)).toContainText('MB');

  // Sorted by a click: who uses most comes first, after the sum.
  await table.getByRole('button', { name: 'CPU' }).click();
  await expect(table.getByRole('columnheader', { name: 'CPU' })).toHaveAttribute('aria-sort', 'descending');
  await expect(table.getByTestId('metric-row').nth(1)).toContainText('Worker');

  // The charts of the chosen one, with a sentence for those who do not see them and a cursor for the keyboard.
  await table.getByRole('button', { name: 'Worker' }).click();
  await expect(page.getByRole('heading', { name: 'Worker' })).toBeVisible();
  for (const name of ['CPU', 'Memory', 'Calls', 'Latency', 'Restarts'])
    await expect(page.getByRole('figure', { name }).getByRole('img')).toHaveAccessibleName(/now .* between/);
  const chart = page.getByRole('figure', { name: 'CPU' });
  await chart.getByRole('img').focus();
  await app.window.keyboard.press('ArrowLeft');
  await expect(chart.locator('.chart-position')).toHaveText(/^\d\d:\d\d:\d\d$/);
  await app.window.keyboard.press('Escape');

  await page.getByRole('button', { name: '1 h' }).click();
  await expect(page.getByRole('button', { name: '1 h' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: '5 min' }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('Paused')).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await takeAll(app, 'performance', outputDir);
});

test('start-up waterfall (spawn, connect, handshake, activate)', async ({ startWith }, { outputDir }) => {
  const app = await startWith(worker, caller, {
    name: 'broken',
    manifest: { displayName: 'Broken', activationEvents: ['onStartup'], restart: { policy: 'never' } },
    main: 'process.exit(3);',
  });
  const page = await showPerformance(app, 'Start-up');
  const starts = page.getByRole('list', { name: 'Starts in their order' });
  await expect(starts.getByRole('listitem')).toHaveCount(3);
  await expect(page.getByRole('combobox', { name: 'Starts shown' })).toContainText('Start of Plugo');
  const start = starts.getByRole('listitem').filter({ hasText: 'Worker' });
  await expect(start).toContainText(
    /Spawn [\d.<]+ m?s, Connect [\d.]+ m?s, Handshake [\d.<]+ m?s, Activate [\d.<]+ m?s/,
  );
  await expect(start).toContainText(/cold|warm/);
  await expect(starts.getByRole('listitem').filter({ hasText: 'Broken' })).toContainText('EXITED');
  await takeAll(app, 'startup', outputDir);
});

test('budgets that colour what exceeds them', async ({ startWith }, { outputDir }) => {
  const app = await startWith(worker, caller);
  const page = await showPerformance(app, 'Overview');
  const table = page.getByRole('table', { name: 'What each extension uses' });
  const row = table.getByRole('row', { name: /^Worker/ });
  await expect(row).toContainText('within');
  await table.getByRole('button', { name: 'Worker' }).click();
  await page.getByRole('button', { name: 'Budgets…' }).click();
  const dialog = app.ui.dialog('Budgets of Worker');
  await dialog.getByRole('spinbutton', { name: 'Memory' }).fill('10');
  await dialog.getByRole('spinbutton', { name: 'Memory' }).press('Enter');
  await expect(dialog).toContainText('set for this one');
  await expect(dialog.getByRole('button', { name: 'Reset' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  // In words, in the table, at the chart, in the list and in the details.
  await expect(row).toContainText('over: memory');
  await expect(page.getByRole('figure', { name: 'Memory' })).toContainText('over budget');
  await takeAll(app, 'budgets', outputDir);
  await app.window.keyboard.press('ControlOrMeta+1');
  await expect(app.ui.row('Worker')).toContainText('over budget: memory');
  const details = await app.ui.select('Worker');
  await details.getByRole('tab', { name: 'Performance' }).click();
  await expect(details.getByRole('list', { name: 'over budget' })).toContainText(
    /memory: \d+ MB, the budget is 10 MB/,
  );
  await expect(details.getByRole('figure', { name: 'CPU' })).toBeVisible();
});

test('one-click CPU profile of a JavaScript extension, shown as a flame chart', async ({
  startWith,
  folder,
}, { outputDir }) => {
  const app = await startWith(worker, caller);
  const page = await showPerformance(app, 'Recordings');
  await page.getByRole('combobox', { name: 'Extension to record' }).selectOption({ label: 'Worker' });
  await page.getByRole('combobox', { name: 'Length of the recording' }).selectOption('30 s');
  await page.getByRole('button', { name: 'Record CPU profile' }).click();
  await expect(page.getByRole('status').first()).toContainText(/Recording, \d+ s left/);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Record CPU profile' }).click();
  await expect(page.getByRole('status').first()).toContainText(/Recording, 2[0-8] s left/, {
    timeout: 15_000,
  });
  await page.getByRole('button', { name: 'Stop now' }).click();

  // The widest bar has the name of the function that burns.
  const flame = page.getByRole('img', { name: /Flame chart/ });
  await expect(flame).toHaveAccessibleName(/Most time itself: burnTheProcessor \(\d\d %\)/, {
    timeout: 20_000,
  });
  await flame.focus();
  await expect(async () => {
    await app.window.keyboard.press('ArrowDown');
    await expect(page.locator('.flame-told')).toContainText(/burnTheProcessor: .*main\.mjs:\d+/, {
      timeout: 100,
    });
  }).toPass();
  await takeAll(app, 'flame-chart', outputDir);
  await page.getByRole('button', { name: 'In time' }).click();
  await page.getByRole('textbox', { name: 'Find a function' }).fill('burn');
  await expect(page.getByText(/1 frame, \d/)).toBeVisible();
  await page.getByRole('button', { name: 'Totals' }).click();
  await expect(page.getByRole('table', { name: 'Time by function' }).getByRole('row').nth(1)).toContainText(
    'burnTheProcessor',
  );

  const file = join(folder, 'saved.cpuprofile');
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
  await page.getByRole('button', { name: 'Save as…' }).click();
  await expect(() => expect(readFileSync(file, 'utf8')).toContain('burnTheProcessor')).toPass();
});

test('one-click heap snapshot of a JavaScript extension', async ({ startWith }, { outputDir }) => {
  const app = await startWith(worker, caller);
  const page = await showPerformance(app, 'Recordings');
  await page.getByRole('combobox', { name: 'Extension to record' }).selectOption({ label: 'Worker' });
  await page.getByRole('button', { name: 'Take heap snapshot' }).click();
  const table = page.getByRole('table', { name: 'By constructor' });
  await expect(table).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/Total \d.* MB/)).toBeVisible();
  await takeAll(app, 'heap', outputDir);
  await page.getByRole('textbox', { name: 'Find a constructor' }).fill('KeptByWorker');
  await expect(table.getByRole('row', { name: /^KeptByWorker/ })).toContainText('5,000');
  await page.getByRole('button', { name: 'Largest objects' }).click();
  await page.getByRole('textbox', { name: 'Find a constructor' }).fill('');
  await expect(page.getByRole('table', { name: 'Largest objects' }).getByRole('row').nth(1)).toContainText(
    /@\d+/,
  );
});
