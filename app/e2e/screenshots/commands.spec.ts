import { takeAll } from '../support/pictures.js';
import { expect, test } from '../support/story-test.js';
import type { ExtensionSource } from '../support/write-extension.js';

const library: ExtensionSource = {
  name: 'library',
  manifest: {
    displayName: 'Library',
    description: 'Books, who has them, and until when.',
    contributes: {
      commands: [
        { command: 'library.loans', title: 'Show loans', category: 'Library' },
        {
          command: 'library.find',
          title: 'Find books',
          category: 'Library',
          description: 'Looks through titles and authors.',
          arguments: [
            { name: 'words', title: 'Words' },
            {
              name: 'options',
              title: 'Where to look',
              schema: {
                type: 'object',
                properties: {
                  shelf: { enum: ['All', 'Poems', 'Sciences'], default: 'All', title: 'Shelf' },
                  from: { type: 'integer', minimum: 1450, maximum: 2100, title: 'Printed from' },
                  lent: { type: 'boolean', title: 'Also books that are lent' },
                },
              },
            },
          ],
        },
        { command: 'library.index', title: 'Index everything', category: 'Library' },
      ],
      keybindings: [
        { command: 'library.loans', key: 'ctrl+alt+l' },
        { command: 'library.index', key: 'ctrl+k ctrl+i' },
      ],
    },
  },
  main: `
    plugo.run({
      activate({ commands, notifications }) {
        const titles = ['Middlemarch', 'Frankenstein', 'On the Origin of Species', 'Leaves of Grass', 'Flatland'];
        commands.register('library.loans', () => Array.from({ length: 40 }, (_, n) => ({
          title: titles[n % 5], reader: ['Ada', 'Charles', 'Grace'][n % 3], due: '2026-12-' + String(1 + n % 28).padStart(2, '0'), renewals: n % 4,
        })));
        commands.register('library.find', (words, options) => ({ words, options }));
        commands.register('library.index', () => {
          void notifications.withProgress({ title: 'Indexing the library', cancellable: true }, async ({ report, signal }) => {
            report({ message: 'On the Origin of Species', percentage: 42 });
            await new Promise((resolve) => signal.addEventListener('abort', resolve));
          });
          void notifications.warning('Three books are overdue.', 'Remind the readers', 'Later');
        });
      },
    });`,
};

test('forms, results and key bindings', async ({ startWith }, { outputDir }) => {
  const app = await startWith(library);
  const { ui } = app;
  const { page, palette } = ui;
  await ui.runningPid('Library');

  await ui.pickCommand('Show loans');
  await expect(palette.getByRole('columnheader', { name: 'reader' })).toBeVisible();
  await takeAll(app, 'results', outputDir);
  await page.keyboard.press('Escape');

  await ui.pickCommand('Find books');
  await palette.getByRole('textbox', { name: 'Words' }).fill('grass');
  await palette.getByRole('textbox', { name: 'Printed from' }).fill('1300');
  await takeAll(app, 'arguments', outputDir);
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+s');
  await expect(ui.dialog('Key bindings').getByRole('listitem')).not.toHaveCount(0);
  await takeAll(app, 'key-bindings', outputDir);
});

test('work under way', async ({ startWith }, { outputDir }) => {
  const app = await startWith(library);
  const { ui } = app;
  await ui.runningPid('Library');
  await ui.select('Library');
  await ui.pickCommand('Index everything');
  await ui.page.keyboard.press('Escape');
  await expect(ui.toasts.getByRole('progressbar')).toBeVisible();
  await takeAll(app, 'progress', outputDir);
});
