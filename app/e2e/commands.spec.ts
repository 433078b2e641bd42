import { clipboardText } from './support/desktop.js';
import { expect, test, withWindow } from './support/story-test.js';
import type { ExtensionSource } from './support/write-extension.js';

/** Commands whose names alone matter, and some that give every kind of result. */
const workshop: ExtensionSource = {
  name: 'workshop',
  manifest: {
    displayName: 'Workshop',
    contributes: {
      commands: [
        { command: 'Workshop.people', title: 'List people' },
        { command: 'Workshop.report', title: 'Write report' },
        { command: 'Workshop.tree', title: 'Describe machine' },
        { command: 'Workshop.ticks', title: 'Tick for ever' },
        { command: 'Workshop.large', title: 'List many' },
        { command: 'Workshop.echo', title: 'Repeat', arguments: [{ name: 'text' }] },
        ...Array.from({ length: 500 }, (_, index) => ({
          command: `Workshop.step${index}`,
          title: `Do step number ${index}`,
        })),
      ],
    },
  },
  main: `
    class Workshop {
      people() { return [{ name: 'Grace', born: 1906 }, { name: 'Ada', born: 1815 }, { name: 'Linus', likes: 'a|b' }]; }
      report() { return '# Report\\n\\nAll is **well**, <script>alert(1)</script>.'; }
      tree() { return { cpu: { cores: 2, names: ['a', 'b'] }, hot: false }; }
      async *ticks() {
        const call = plugo.currentCall();
        for (let n = 1; ; n += 1) {
          call.report({ message: 'Tick ' + n, percentage: Math.min(n, 100) });
          yield { n };
          await new Promise((resolve) => setTimeout(resolve, 30));
        }
      }
      large() { return Array.from({ length: 20000 }, (_, id) => ({ id, text: 'row ' + id })); }
      echo(text) { return 'You said ' + text; }
    }
    plugo.register(new Workshop());
    plugo.run();`,
};

test('palette with fuzzy search, recent first', async ({ startWith, launchApp }) => {
  const first = await startWith(workshop);
  const { ui } = first;
  const { page, palette } = ui;
  await ui.runningPid('Workshop');
  await page.keyboard.press('ControlOrMeta+Shift+P');
  const search = palette.getByRole('combobox');
  const options = palette.getByRole('option');
  await expect(options.first()).toBeVisible();

  // Beginnings of words, letters in between, and the name in the manifest; what was found is marked.
  await search.fill('wrep');
  await expect(options.first()).toContainText('Write report');
  await expect(options.first().locator('mark')).toHaveText(['W', 'rep']);
  await search.fill('Workshop.tree');
  await expect(options.first()).toContainText('Describe machine');
  await search.fill('step 499');
  await expect(options.first()).toContainText('Do step number 499');
  await search.fill('show log');
  await expect(options.first()).toContainText('Show logs');
  await expect(options.first()).toContainText('Ctrl+2');

  // By keyboard alone, and back to what was run.
  await search.fill('repeat');
  await expect(options.first()).toContainText('Repeat');
  await search.press('Enter');
  await palette.getByRole('textbox', { name: 'text' }).fill('hello');
  await page.keyboard.press('Enter');
  await expect(palette.locator('.result-text')).toHaveText('You said hello');
  await palette.getByRole('button', { name: 'Back to all commands' }).click();
  await expect(palette.getByRole('group', { name: 'Recently used' }).getByRole('option')).toHaveText([
    /Repeat/,
  ]);
  await palette.getByRole('button', { name: 'Results of this session' }).click();
  await palette
    .getByRole('listitem')
    .getByRole('button', { name: /Repeat.*You said hello/ })
    .click();
  await expect(palette.locator('.result-text')).toHaveText('You said hello');
  await page.keyboard.press('Escape');
  await first.close();

  const second = withWindow(await launchApp()).ui;
  await second.runningPid('Workshop');
  await second.page.keyboard.press('ControlOrMeta+Shift+P');
  await expect(second.palette.getByRole('option').first()).toContainText('Repeat');
  await second.page.keyboard.press('Enter');
  await second.palette
    .getByRole('group', { name: 'Last used' })
    .getByRole('button', { name: '"hello"' })
    .click();
  await expect(second.palette.getByRole('textbox', { name: 'text' })).toHaveValue('hello');
});

test('results shown as text, table or JSON', async ({ startWith }) => {
  const app = await startWith(workshop);
  const { ui } = app;
  const { palette, page } = ui;
  await ui.runningPid('Workshop');

  await ui.pickCommand('List people');
  const cells = (column: number) => palette.locator(`tbody td:nth-child(${column})`);
  await expect(cells(1)).toHaveText(['Grace', 'Ada', 'Linus']);
  await palette.getByRole('button', { name: 'born' }).click();
  await expect(cells(1)).toHaveText(['Ada', 'Grace', 'Linus']);
  await expect(palette.getByRole('columnheader', { name: 'born' })).toHaveAttribute('aria-sort', 'ascending');
  await palette.getByRole('button', { name: 'Copy as CSV' }).click();
  await expect
    .poll(() => clipboardText(app))
    .toBe('name,born,likes\r\nGrace,1906,\r\nAda,1815,\r\nLinus,,a|b');
  await palette.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect.poll(() => clipboardText(app)).toContain('| Linus |  | a\\|b |');
  await palette.getByRole('button', { name: 'JSON', exact: true }).click();
  await expect(palette.getByRole('tree')).toContainText('"name": "Grace"');
  await palette.getByRole('button', { name: 'Text', exact: true }).click();
  expect(JSON.parse((await palette.locator('.result-json').textContent()) ?? '')).toHaveLength(3);
  await page.keyboard.press('Escape');

  await ui.pickCommand('Describe machine');
  const tree = palette.getByRole('tree');
  await expect(tree.getByRole('treeitem')).toHaveCount(7);
  await tree.getByRole('treeitem', { name: '"cpu"' }).click();
  await expect(tree.getByRole('treeitem')).toHaveCount(3);
  await tree.press('ArrowRight');
  await expect(tree.getByRole('treeitem')).toHaveCount(7);
  await page.keyboard.press('Escape');

  await ui.pickCommand('Write report');
  await expect(palette.getByRole('heading', { name: 'Report', exact: true })).toBeVisible();
  await expect(palette.locator('script')).toHaveCount(0);
  await palette.getByRole('button', { name: 'Text', exact: true }).click();
  await expect(palette.locator('.result-text')).toContainText('All is **well**, <script>');
  await page.keyboard.press('Escape');

  await ui.pickCommand('List many');
  await expect(palette).toContainText('20,000 rows');
  expect(await palette.locator('tbody tr').count()).toBeLessThan(100);
  await page.keyboard.press('Escape');
});

test('a command that streams shows its progress and what it gave, and can be cancelled', async ({
  startWith,
}) => {
  const { ui } = await startWith(workshop);
  const { palette, page } = ui;
  await ui.runningPid('Workshop');
  await ui.pickCommand('Tick for ever');
  await expect(palette.getByRole('status')).toContainText(/Tick \d+ · \d+ results? so far/);
  await expect(palette.getByRole('progressbar')).toHaveAttribute('aria-valuenow', /\d+/);
  await expect(palette.getByRole('columnheader')).toHaveText(['n']);

  // It goes on behind, and is found again.
  await page.keyboard.press('Escape');
  await expect(palette).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Shift+P');
  await palette.getByRole('button', { name: 'Results of this session' }).click();
  await palette.getByRole('button', { name: /Running: Tick for ever/ }).click();
  await palette.getByRole('button', { name: 'Cancel' }).click();
  await expect(palette.getByRole('status')).toContainText('Cancelled.');
  await expect(palette.getByRole('columnheader')).toHaveText(['n']);
});
