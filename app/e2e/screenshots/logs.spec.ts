import { resize, take, takeAll } from '../support/pictures.js';
import { expect, test } from '../support/story-test.js';
import { writeLogs } from '../support/write-logs.js';

const words = ['parsed', 'stored', 'answered', 'cached', 'queued', 'refused', 'retried'];

const painter = {
  name: 'build',
  manifest: { displayName: 'Build' },
  main: `
    const code = (numbers, text) => '\\u001b[' + numbers + 'm' + text + '\\u001b[0m';
    plugo.run({
      activate({ log }) {
        console.log(code(1, 'build') + ' ' + code(36, 'src/index.ts') + ' → ' + code(35, 'dist/index.js') + ' ' + code(90, '1.2 kB'));
        console.log(code(32, '✓ 48 modules') + ' in ' + code(33, '312 ms'));
        log.warning(code('38;5;208', 'src/table.ts:14:3') + ' is never used');
        log.error('TypeError: rows is not iterable');
        log.error('    at draw (src/table.ts:41:22)');
        log.error('    at build (src/index.ts:7:3)');
        console.log(code('41;97', ' FAIL ') + ' 1 of 48 modules');
      },
    });`,
};

test('logs.png', async ({ dataDir, startWith }, { outputDir }) => {
  writeLogs(dataDir, 100_000, (n) => ({
    message: `request ${n} ${words[n % 7]} in ${(n * 7919) % 97} ms`,
    level: n % 997 === 0 ? 'error' : n % 83 === 0 ? 'warning' : 'info',
  }));
  const app = await startWith(painter);
  const { ui, window } = app;
  await resize(app, 1280, 800);
  await ui.runningPid('Build');
  await ui.page.keyboard.press('ControlOrMeta+2');
  await ui.logs.getByRole('button', { name: 'Use a regular expression' }).click();
  await ui.logs
    .getByRole('textbox', { name: 'Filter log lines by text' })
    .fill('(refused|retried) in 9\\d ms');
  await expect(ui.logs.getByTestId('log-count')).toHaveText(/^[\d,]+ lines$/);
  await ui.logs.getByRole('textbox', { name: 'Filter log lines by text' }).press('Shift+Enter');
  await expect(ui.logs.locator('mark').first()).toBeVisible();
  await takeAll(app, 'logs', outputDir);

  await ui.logs.getByRole('textbox', { name: 'Filter log lines by text' }).fill('');
  await ui.showLogOf('Build');
  await expect(ui.logLines('FAIL')).toBeVisible();
  await resize(app, 1280, 800);
  for (const theme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme: theme });
    await take(app, `logs-colours-${theme}.png`, outputDir, false);
  }
});
