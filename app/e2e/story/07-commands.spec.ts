import { clickMenu } from '../support/desktop.js';
import { expect, test } from '../support/story-test.js';
import type { ExtensionSource } from '../support/write-extension.js';

const calculator: ExtensionSource = {
  name: 'calculator',
  manifest: {
    displayName: 'Calculator',
    contributes: {
      commands: [
        {
          command: 'Calculator.describe',
          title: 'Describe a number',
          category: 'Calculator',
          arguments: [
            { name: 'number', type: 'number' },
            { name: 'times', title: 'How often', type: 'integer', default: 2 },
            { name: 'loud', title: 'Loudly', type: 'boolean', default: false },
            { name: 'unit', enum: ['apples', 'pears'] },
            { name: 'note', required: false },
          ],
        },
        { command: 'Calculator.nothing', title: 'Do nothing' },
        { command: 'Calculator.fail', title: 'Divide by zero' },
      ],
    },
  },
  main: `
    class Calculator {
      describe(...args) { return { args }; }
      nothing() {}
      fail() { throw new Error('Nobody can divide by zero.'); }
    }
    plugo.register(new Calculator());
    plugo.run();`,
};

test('7. MyPlugin.SayHello with a name answers "Hello, <name>", by Ctrl+Shift+P', async ({ startWith }) => {
  const { ui } = await startWith();
  await ui.runningPid('Hello World');
  const palette = await ui.pickCommand('MyPlugin.SayHello');
  const name = palette.getByRole('textbox', { name: 'Name' });
  await expect(name).toBeFocused();
  await expect(name).toHaveValue('World');
  await name.fill('Ada');
  await name.press('Enter');
  await expect(palette.getByRole('status', { name: 'Result' })).toContainText('Hello, Ada');
  await ui.page.keyboard.press('Escape');
  await expect(palette).toHaveCount(0);
});

test('7. MyPlugin.SayHello by the button, and from Python as well', async ({ startWith }) => {
  const { ui } = await startWith();
  await ui.runningPid('Hello World');
  await ui.runningPid('Hello Python');
  for (const [title, answer] of [
    ['Hello World: Say hello', /^Hello, Grace$/],
    ['Hello Python: Say hello from Python', /^Hello, Grace, from Python 3/],
  ] as const) {
    await ui.page.getByRole('button', { name: 'Run command…' }).click();
    await ui.palette.getByRole('option', { name: title }).click();
    await ui.palette.getByRole('textbox', { name: 'Name' }).fill('Grace');
    await ui.palette.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(ui.palette.locator('.result-text')).toHaveText(answer);
    await ui.palette.getByRole('button', { name: 'Close' }).click();
  }
});

test('7. a command of one extension that calls another', async ({ startWith }) => {
  const { ui } = await startWith();
  await ui.runningPid('Word Count');
  await ui.press('Word Count', 'Run Word Count: Count words');
  await ui.palette.getByRole('textbox', { name: 'Text' }).fill('one two three');
  await ui.palette.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(ui.palette.getByRole('status', { name: 'Result' })).toContainText(
    '"greeting": "Hello, word counter"',
  );
  await expect(ui.palette.getByRole('status', { name: 'Result' })).toContainText('"words": 3');
});

test('7. arguments are asked for as they are declared, and arrive with their types', async ({
  startWith,
}) => {
  const app = await startWith(calculator);
  const { ui } = app;
  await ui.runningPid('Calculator');
  await clickMenu(app, 'Run command…');
  await ui.palette.getByRole('option', { name: 'Describe a number' }).click();
  const run = ui.palette.getByRole('button', { name: 'Run', exact: true });
  await run.click();
  await expect(ui.palette.getByRole('alert')).toHaveText(['Enter a value.', 'Enter a value.']);

  await ui.palette.getByRole('textbox', { name: 'number' }).fill('many');
  await run.click();
  await expect(ui.palette.getByRole('alert').first()).toHaveText('Enter a number.');

  await ui.palette.getByRole('textbox', { name: 'number' }).fill('1.5');
  await ui.palette.getByRole('textbox', { name: 'How often' }).fill('3');
  await ui.palette.getByText('Loudly').click();
  await ui.palette.getByRole('combobox', { name: 'unit' }).selectOption('pears');
  await run.click();
  await ui.palette.getByRole('button', { name: 'Text', exact: true }).click();
  const result = ui.palette.locator('.result-json');
  const argumentsIn = async () => JSON.parse((await result.textContent()) ?? '').args;
  await expect(result).toBeVisible();
  expect(await argumentsIn()).toEqual([1.5, 3, true, 'pears']);
});

test('7. a command that returns nothing says so, and one that fails shows its error', async ({
  startWith,
}) => {
  const { ui } = await startWith(calculator);
  await ui.runningPid('Calculator');
  await ui.pickCommand('Do nothing');
  await expect(ui.palette).toContainText('Done. The command returned nothing.');
  await ui.page.keyboard.press('Escape');

  await ui.pickCommand('Divide by zero');
  const error = ui.palette.getByRole('alert', { name: 'The command failed' });
  await expect(error).toContainText('Nobody can divide by zero.');
  await expect(error.getByRole('button', { name: 'Copy error' })).toBeVisible();
});

test('7. a command starts the extension that waits for it', async ({ startWith }) => {
  const { ui } = await startWith({
    name: 'sleeper',
    manifest: {
      activationEvents: ['onCommand:Sleeper.wake'],
      contributes: { commands: [{ command: 'Sleeper.wake', title: 'Wake up' }] },
    },
    main: `
      plugo.register({ wake: () => 'awake' }, 'Sleeper');
      plugo.run();`,
  });
  await expect(ui.state('sleeper')).toHaveText('On demand');
  await ui.pickCommand('Wake up');
  await expect(ui.palette.locator('.result-text')).toHaveText('awake');
  await ui.page.keyboard.press('Escape');
  await expect(ui.state('sleeper')).toHaveText('Running');
});

test('7. commands of what does not run say why, and those of what is disabled are gone', async ({
  startWith,
}) => {
  const { ui } = await startWith(calculator, {
    name: 'needy',
    manifest: {
      extensionDependencies: { 'test.absent': '*' },
      contributes: { commands: [{ command: 'needy.cry', title: 'Cry' }] },
    },
  });
  await ui.runningPid('Calculator');
  await ui.press('Calculator', 'Disable');
  await expect(ui.state('Calculator')).toHaveText('Disabled');
  await ui.page.keyboard.press('ControlOrMeta+Shift+P');
  const cry = ui.palette.getByRole('option', { name: 'Cry' });
  await expect(cry).toContainText('cannot start');
  await expect(cry).toHaveAttribute('aria-disabled', 'true');
  await expect(ui.palette.getByRole('option', { name: 'Divide by zero' })).toHaveCount(0);
});
