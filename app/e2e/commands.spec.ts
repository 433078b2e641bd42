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

const deployer: ExtensionSource = {
  name: 'deployer',
  manifest: {
    displayName: 'Deployer',
    contributes: {
      commands: [
        {
          command: 'Deployer.deploy',
          title: 'Ship to a place',
          arguments: [
            { name: 'target', title: 'Target' },
            {
              name: 'options',
              title: 'Options',
              schema: {
                type: 'object',
                properties: {
                  port: {
                    type: 'integer',
                    minimum: 1,
                    maximum: 65535,
                    title: 'Port',
                    description: 'Where it listens.',
                  },
                  mode: { enum: ['fast', 'safe'], title: 'Mode' },
                  server: {
                    type: 'object',
                    title: 'Server',
                    properties: { host: { type: 'string', title: 'Host' } },
                  },
                },
                required: ['port'],
              },
            },
          ],
        },
        { command: 'Deployer.status', title: 'Show status' },
        { command: 'Deployer.quiet', title: 'Do it quietly' },
      ],
      keybindings: [
        { command: 'Deployer.status', key: 'ctrl+alt+s' },
        { command: 'Deployer.quiet', key: 'ctrl+k ctrl+q' },
      ],
    },
  },
  main: `
    class Deployer {
      deploy(...args) { return args; }
      status() { return 'All is deployed.'; }
      quiet() { console.log('done quietly'); }
    }
    plugo.register(new Deployer());
    plugo.run();`,
};

test("argument forms from the command's schema", async ({ startWith }) => {
  const { ui } = await startWith(deployer);
  const { palette } = ui;
  await ui.runningPid('Deployer');
  await ui.pickCommand('Ship to a place');
  await palette.getByRole('textbox', { name: 'Target' }).fill('moon');
  const options = palette.getByRole('group', { name: 'Options' }).first();
  const port = options.getByRole('textbox', { name: 'Port' });
  await expect(port).toBeVisible();
  await palette.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(palette.getByRole('alert').first()).toBeVisible();
  await port.fill('70000');
  await expect(options).toContainText('65535');
  await port.fill('8080');
  await options.getByRole('combobox', { name: 'Mode' }).selectOption('safe');
  await options.getByRole('textbox', { name: 'Host' }).fill('example.org');
  await palette.getByRole('button', { name: 'Run', exact: true }).click();
  await palette.getByRole('button', { name: 'Text', exact: true }).click();
  const result = palette.locator('.result-json');
  await expect(result).toBeVisible();
  expect(JSON.parse((await result.textContent()) ?? '')).toEqual([
    'moon',
    { port: 8080, mode: 'safe', server: { host: 'example.org' } },
  ]);
});

test('key bindings: of extensions and of a person, in palette and menu, conflicts told, reset', async ({
  startWith,
  launchApp,
}) => {
  const first = await startWith(deployer);
  const { ui } = first;
  const { page, palette } = ui;
  await ui.runningPid('Deployer');

  await page.keyboard.press('Control+Alt+s');
  await expect(palette.locator('.result-text')).toHaveText('All is deployed.');
  await page.keyboard.press('Escape');
  // Two strokes; what returns nothing shows nothing.
  await page.keyboard.press('Control+k');
  await expect(ui.statusBar).toContainText('Ctrl+K was pressed');
  await page.keyboard.press('Control+q');
  await expect(ui.logLines('done quietly')).toBeVisible();
  await expect(palette).toHaveCount(0);

  // A person's own keys come before those of the app.
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+s');
  const dialog = ui.dialog('Key bindings');
  await dialog.getByRole('textbox', { name: 'Search commands and keys' }).fill('status');
  await dialog.getByRole('button', { name: 'Change the keys of Show status' }).click();
  const field = dialog.getByRole('textbox', { name: 'Keys of Show status' });
  await field.press('k');
  await expect(dialog.getByRole('alert')).toContainText('Keys need Ctrl');
  await field.press('Backspace');
  await field.press('Control+c');
  await expect(dialog.getByRole('alert')).toContainText('belong to text fields');
  await field.press('Backspace');
  await field.press('Control+2');
  await expect(dialog.getByRole('status')).toContainText('Show logs');
  await field.press('Enter');
  await expect(dialog.getByRole('listitem', { name: 'Show status' })).toContainText('You');
  await dialog.getByRole('textbox', { name: 'Search commands and keys' }).fill('show logs');
  await expect(dialog.getByRole('listitem', { name: 'Show logs' })).toContainText('Taken by “Show status”');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+2');
  await expect(palette.locator('.result-text')).toHaveText('All is deployed.');
  await page.keyboard.press('Escape');
  await first.close();

  // Kept, shown in the palette, and reset.
  const again = await launchApp();
  const second = withWindow(again).ui;
  await second.runningPid('Deployer');
  await second.page.keyboard.press('ControlOrMeta+Shift+P');
  await second.palette.getByRole('combobox').fill('show status');
  await expect(second.palette.getByRole('option').first()).toContainText('Ctrl+2');
  await second.palette.getByRole('combobox').fill('change key bindings');
  await second.page.keyboard.press('Enter');
  await second.dialog('Key bindings').getByRole('button', { name: 'Reset all' }).click();
  await second.page.keyboard.press('Escape');
  await second.page.keyboard.press('Control+2');
  await expect(second.page.getByRole('button', { name: 'Logs' }).first()).toHaveAttribute(
    'aria-current',
    'page',
  );
});
