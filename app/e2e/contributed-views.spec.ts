import { expect, test } from './support/story-test.js';
import type { ExtensionSource } from './support/write-extension.js';

/** Shows whatever is put into `contents`, counts what is pressed, and fails on demand. */
const board: ExtensionSource = {
  name: 'board',
  manifest: {
    displayName: 'Board',
    activationEvents: ['onView:main'],
    contributes: {
      views: [
        { id: 'main', title: 'Main <b>board</b>', icon: 'beaker' },
        { id: 'tab', title: 'Board tab', where: 'details' },
      ],
      statusBar: [
        { id: 'count', title: 'Count', alignment: 'left', priority: 5 },
        { id: 'note', title: 'Note', alignment: 'right' },
      ],
    },
  },
  main: `
    let pressed = 0;
    const action = (title, command, more = {}) => ({ title, command, ...more });
    plugo.run({
      activate({ commands, views, statusBar }) {
        const show = () => {
          statusBar.set('count', { text: pressed + ' pressed', icon: 'target', command: 'board.press', tone: 'ok' });
          statusBar.set('note', { text: '<img src=x onerror=alert(1)>', tooltip: 'Only words' });
          void views.set('tab', { kind: 'markdown', text: 'In the *details*.' });
          void views.set('main', { kind: 'stack', items: [
            { kind: 'markdown', text: '# Pressed ' + pressed + '\\n<script>window.harm = 1</script>' },
            { kind: 'table', title: 'Things', sort: { key: 'size', descending: true },
              columns: [{ key: 'name', title: 'Name' }, { key: 'size', title: 'Size' }],
              rows: [
                { cells: { name: 'small', size: 2 }, actions: [action('Press', 'board.press', { icon: 'add' })] },
                { cells: { name: '<i>large</i>', size: 10 }, tone: 'warning', actions: [action('Burn', 'board.fail', { confirm: 'Burn it?' })] },
              ] },
            { kind: 'tree', title: 'Nodes', nodes: [
              { label: 'Root', icon: 'folder', load: { command: 'board.children' } },
              { label: 'Broken', load: { command: 'board.fail' } },
            ] },
            { kind: 'form', title: 'Fill in', value: { name: 'Ada' },
              schema: { type: 'object', required: ['name'], properties: { name: { type: 'string', title: 'Name', minLength: 2 } } },
              submit: action('Send', 'board.send', { arguments: ['first'] }) },
            { kind: 'chart', title: 'Curve', x: [1, 2, 3], unit: 'ms', series: [{ title: 'a', values: [1, 4, 2] }] },
          ] });
        };
        commands.register('board.press', () => { pressed += 1; show(); });
        commands.register('board.send', (...given) => { console.log('sent ' + JSON.stringify(given)); });
        commands.register('board.children', () => [{ label: 'Leaf', actions: [action('Pick', 'board.press')] }]);
        commands.register('board.fail', () => { throw new Error('no matches left'); });
        show();
      },
    });`,
};

test('views contributed by extensions: table, tree, markdown, form and chart, described as data', async ({
  startWith,
}) => {
  const { ui } = await startWith(board);
  const { page } = ui;
  await expect(ui.state('Board'), 'it waits for its view').toHaveText('On demand');
  await ui.pickCommand('Show Main <b>board</b>');
  const view = page.getByRole('main', { name: 'Main <b>board</b>' });
  await expect(view.getByRole('heading', { name: 'Pressed 0' })).toBeVisible();
  expect(await page.evaluate(() => 'harm' in window), 'nothing of it runs').toBe(false);

  const rows = view.getByRole('table', { name: 'Things' }).getByRole('row');
  await expect(rows.nth(1)).toContainText('<i>large</i>');
  await view.getByRole('columnheader', { name: 'Size' }).getByRole('button').click();
  await expect(rows.nth(1)).toContainText('small');
  await view.getByRole('button', { name: 'Press small' }).click();
  await expect(view.getByRole('heading', { name: 'Pressed 1' })).toBeVisible();
  await view.getByRole('button', { name: 'Burn <i>large</i>' }).click();
  await ui.dialog('Burn').getByRole('button', { name: 'Burn', exact: true }).click();
  await expect(view.getByRole('alert')).toContainText('Burn: no matches left');

  await view.getByRole('treeitem', { name: 'Root' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(view.getByRole('treeitem', { name: 'Leaf' })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(view.getByRole('treeitem', { name: 'Leaf' })).toBeFocused();
  await view.getByRole('treeitem', { name: 'Broken' }).click();
  await expect(view.getByText('Not loaded:')).toContainText('no matches left');
  await view.getByRole('treeitem', { name: 'Leaf' }).hover();
  await view.getByRole('button', { name: 'Pick Leaf' }).click();
  await expect(view.getByRole('heading', { name: 'Pressed 2' })).toBeVisible();

  const form = view.getByRole('form', { name: 'Fill in' });
  await form.getByRole('textbox').fill('Grace');
  await form.getByRole('button', { name: 'Send' }).click();
  await expect(ui.logLines('sent ["first",{"name":"Grace"}]')).toBeVisible();
  await expect(view.getByRole('figure', { name: 'Curve' })).toContainText('2 ms');

  await page.reload();
  await page.getByRole('button', { name: 'Main <b>board</b>' }).click();
  await expect(view.getByRole('heading', { name: 'Pressed 2' }), 'the host has kept it').toBeVisible();
});

test('status bar items and tabs contributed by extensions, which go with their process', async ({
  startWith,
}) => {
  const { ui } = await startWith({
    ...board,
    manifest: { ...board.manifest, activationEvents: ['onStartup'] },
  });
  const { page } = ui;
  const item = ui.statusBar.getByRole('button', { name: '0 pressed' });
  await item.click();
  await expect(ui.statusBar.getByRole('button', { name: '1 pressed' })).toBeVisible();
  await expect(ui.statusBar).toContainText('<img src=x onerror=alert(1)>');

  const details = await ui.select('Board');
  await details.getByRole('tab', { name: 'Board tab' }).click();
  await expect(details.getByText('In the details.')).toBeVisible();

  await page.getByRole('button', { name: 'Main <b>board</b>' }).click();
  const view = page.getByRole('main', { name: 'Main <b>board</b>' });
  await expect(view.getByRole('heading', { name: 'Pressed 1' })).toBeVisible();
  await view.getByRole('button', { name: 'by Board' }).click();
  process.kill(await ui.pid('Board'), 'SIGKILL');
  await expect(
    ui.statusBar.getByRole('button', { name: '0 pressed' }),
    'the next process shows its own',
  ).toBeVisible();
  await ui.press('Board', 'Disable');
  await expect(ui.statusBar.getByRole('button', { name: 'pressed' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Main <b>board</b>' })).toHaveCount(0);
});
