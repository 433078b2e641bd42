import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { answerFolderDialog, clipboardText } from './support/desktop.js';
import { expect, type Plugo, test } from './support/story-test.js';
import type { ExtensionSource } from './support/write-extension.js';

const html = '<img src=x onerror="document.title=\'hacked\'"><b>bold</b>';

const journal: ExtensionSource = {
  name: 'journal',
  manifest: {
    displayName: 'Journal',
    contributes: {
      commands: [
        { command: 'Journal.greet', title: 'Greet', arguments: [{ name: 'name', default: "O'Hara" }] },
        { command: 'Journal.next', title: 'Next number' },
        { command: 'Journal.html', title: 'Give HTML' },
        { command: 'Journal.fail', title: 'Fail to write' },
      ],
    },
  },
  main: `
    let number = 0;
    class Journal {
      greet(name) { return { greeting: 'Hello, ' + name, length: name.length }; }
      next() { number += 1; return { number, unit: 'pages' }; }
      html() { return { note: ${JSON.stringify(html)} }; }
      fail() { throw new Error('The journal is full.'); }
    }
    plugo.register(new Journal());
    plugo.run();`,
};

/** The view of the messages. */
function messagesOf({ window }: Plugo) {
  const view = window.getByRole('main', { name: 'Messages' });
  return {
    view,
    rows: view.getByTestId('exchange-row'),
    row: (text: string | RegExp): Locator => view.getByTestId('exchange-row').filter({ hasText: text }),
    table: view.getByRole('grid', { name: 'Messages between Plugo and extensions' }),
    details: view.getByRole('region', { name: 'Details of the message' }),
    press: (name: string) => view.getByRole('button', { name, exact: true }).first().click(),
  };
}

/** Runs a command without arguments, or with those it proposes, and puts the palette away. */
async function run({ ui, window }: Plugo, title: string): Promise<void> {
  const palette = await ui.pickCommand(title);
  const button = palette.getByRole('button', { name: 'Run', exact: true });
  const outcome = palette.getByRole('status', { name: 'Result' }).or(palette.getByRole('alert'));
  await expect(button.or(outcome).first()).toBeVisible();
  if ((await outcome.count()) === 0) await button.click();
  await expect(outcome.first()).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(ui.palette).toHaveCount(0);
}

test('Messages: live, filtered, request beside response, time, size, error, which way; pause', async ({
  startWith,
}) => {
  const app = await startWith(journal);
  const { ui, window } = app;
  const { view, rows, row, table, details, press } = messagesOf(app);
  await ui.runningPid('Journal');
  await ui.page.getByRole('button', { name: 'Messages', exact: true }).click();
  await expect(view).toContainText('Nothing is recorded until you start it');

  await run(app, 'Greet');
  await expect(rows).toHaveCount(0);
  await press('Record');
  await run(app, 'Greet');
  await expect(row('Journal.greet')).toContainText(
    /Journal\s*to\s*stream\/open\s*Journal\.greet\s*OK\s*\d+ B\s*[\d.]+ ms/,
  );

  // Request beside answer, walked to by keys.
  await table.focus();
  await window.keyboard.press('Home');
  await expect(details).toBeVisible();
  await row('Journal.greet').click();
  const request = details.getByRole('region', { name: 'Request' });
  const response = details.getByRole('region', { name: /^Response/ });
  await expect(request.getByRole('tree')).toContainText('"O\'Hara"');
  await expect(response.getByRole('treeitem', { name: 'greeting' })).toContainText('"Hello, O\'Hara"');
  await expect(details).toContainText('Plugo → Journal');
  await expect(details).toContainText('Called bythis app');
  await expect(details).toContainText(/Took[\d.]+ ms/);
  await expect(details).toContainText(/Size\d+ B out, \d+ B back/);
  await details.getByRole('button', { name: 'Raw' }).click();
  await expect(response.locator('pre')).toHaveText(
    /^\[\s*\{\s*"greeting": "Hello, O'Hara",\s*"length": 6\s*\}\s*\]$/,
  );

  // An error says what went wrong and what to do.
  await run(app, 'Fail to write');
  await row('Journal.fail').click();
  await expect(details).toContainText('The journal is full.');
  await expect(row('Journal.fail')).toHaveAttribute('data-tone', 'error');
  await view.getByText('Errors only').click();
  await expect(rows).toHaveCount(1);
  await view.getByText('Errors only').click();

  // Text of an extension is text.
  await run(app, 'Give HTML');
  await row('Journal.html').click();
  await expect(response).toContainText('onerror=');
  await expect(response.locator('img, b')).toHaveCount(0);

  // Filters by content and by way.
  const filter = view.getByRole('textbox', { name: 'Filter messages by method or content' });
  await filter.fill("hello, o'hara");
  await expect(rows).toHaveCount(1);
  await filter.fill('');
  await view.getByRole('combobox', { name: 'Direction' }).selectOption({ label: 'From extensions' });
  await expect(row('Journal.greet')).toHaveCount(0);
  await view.getByRole('combobox', { name: 'Direction' }).selectOption({ label: 'Both ways' });
  await view.getByRole('combobox', { name: 'Kind of message' }).selectOption({ label: 'Calls' });

  // Paused, the picture stands still and counts.
  await press('Pause: the list stands still');
  await run(app, 'Next number');
  await expect(view.getByTestId('message-count')).toHaveText('Paused, 1 new');
  await expect(row('Journal.next')).toHaveCount(0);
  await press('Go on');
  await expect(row('Journal.next')).toHaveCount(1);

  await press('Stop');
  await run(app, 'Next number');
  await expect(row('Journal.next')).toHaveCount(1);
  await press('Clear');
  await expect(rows).toHaveCount(0);
  expect(await window.title()).not.toContain('hacked');
});

test('Messages: copy as code; save a recording and replay it against an extension', async ({
  startWith,
  folder,
}) => {
  const app = await startWith(journal);
  const { electron, ui, window } = app;
  const { view, row, rows, details, press } = messagesOf(app);
  await ui.runningPid('Journal');
  await ui.page.getByRole('button', { name: 'Messages', exact: true }).click();
  await press('Record');
  await run(app, 'Greet');
  await run(app, 'Next number');
  await expect(row('Journal.next')).toContainText('OK');

  await row('Journal.greet').click();
  const copied = async (form: string): Promise<string> => {
    await details.getByRole('button', { name: form }).click();
    return clipboardText(app);
  };
  expect(await copied('Copy the call as a plugo-host command')).toBe(
    `plugo-host call test.journal Journal.greet '"O'\\''Hara"'`,
  );
  expect(await copied('Copy the call as TypeScript for an extension')).toContain(
    `await journal.greet("O'Hara")`,
  );
  expect(JSON.parse(await copied('Copy request and answer as JSON'))).toMatchObject({
    method: 'stream/open',
    params: { method: 'Journal.greet', arguments: ["O'Hara"] },
    items: [{ greeting: "Hello, O'Hara", length: 6 }],
  });

  const file = join(folder, 'day.ndjson');
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
  await press('Save as a recording…');
  await expect
    .poll(() => readFileSync(file, 'utf8').split('\n')[0])
    .toMatch(/^\{"format":"plugo-traffic","version":1/);
  await press('Stop');
  await press('Clear');
  await expect(rows).toHaveCount(0);

  await answerFolderDialog(app, file);
  await press('Open a recording…');
  await expect(view.getByRole('status').filter({ hasText: 'Recording day.ndjson' })).toBeVisible();
  await expect(row('Journal.greet')).toContainText('OK');

  // It asks first; the greeting is the same again, the number is the next one.
  await press('Replay…');
  const dialog = window.getByRole('dialog', { name: 'Replay against an extension' });
  await expect(dialog).toContainText('Calls may have effects');
  await expect(dialog.getByRole('combobox', { name: 'Replay against' })).toHaveValue('test.journal');
  await dialog.getByRole('button', { name: 'Make 2 calls' }).click();
  await expect(dialog.getByRole('status')).toContainText('1 the same, 1 different, 0 failed');
  const results = dialog.getByRole('list', { name: 'What came of each call' }).getByRole('listitem');
  await expect(results.nth(0)).toContainText('SameJournal.greet');
  await expect(results.nth(1)).toContainText(/DifferentJournal\.next.*numberRecorded1Now2/);
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await press('Close recording');
  await expect(rows).toHaveCount(0);
});
