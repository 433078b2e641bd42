import { readNotifications, showSamples, takeAll } from '../support/pictures.js';
import { expect, type Plugo, test } from '../support/story-test.js';

/** Runs a command with one text, and puts the palette away. */
async function say({ ui, window }: Plugo, title: string, field: string, text: string): Promise<void> {
  const palette = await ui.pickCommand(title);
  await palette.getByRole('textbox', { name: field }).fill(text);
  await palette.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(palette.getByRole('status', { name: 'Result' })).toBeVisible();
  await window.keyboard.press('Escape');
}

test('messages.png', async ({ startWith }, { outputDir }) => {
  const app = await showSamples(startWith);
  const { ui, window } = app;
  await readNotifications(app, 2);
  await window.keyboard.press('ControlOrMeta+J');
  await ui.showView('Messages');
  const view = window.getByRole('main', { name: 'Messages' });
  await view.getByRole('button', { name: 'Record', exact: true }).first().click();
  await say(app, 'Hello World: Say hello', 'Name', 'Ada');
  await say(app, 'Count words', 'Text', 'one two three');
  const row = view.getByTestId('exchange-row').filter({ hasText: 'WordCount' });
  await row.first().click();
  await expect(view.getByRole('region', { name: 'Response' }).getByRole('tree')).toBeVisible();
  await takeAll(app, 'messages', outputDir);
});
