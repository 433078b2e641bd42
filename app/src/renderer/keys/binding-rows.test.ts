import type { ExtensionView } from '@plugo/extension-host/control';
import { expect, test } from 'vitest';
import { bindingRows, findRows, ownerOfKeys, withKeys } from './binding-rows.js';
import { resolveBindings } from './bindings.js';

const extension = {
  id: 'test.a',
  displayName: 'Alpha',
  availability: { kind: 'enabled' },
  commands: [{ command: 'x.run', title: 'Run', category: 'Alpha' }],
  keybindings: [{ command: 'x.run', key: 'ctrl+2' }],
} as unknown as ExtensionView;

const bindings = (chosen = {}) => resolveBindings([extension], chosen, 'linux');
const rows = (chosen = {}) => bindingRows(bindings(chosen), { 'test.a': extension });

test('a command is called as in the palette, and it is told who has its keys', () => {
  expect(rows().find(({ binding }) => binding.commandId === 'test.a/x.run')).toMatchObject({
    label: 'Alpha: Run',
    owner: 'Alpha',
    lostTo: 'Show logs',
  });
});

test('commands are found by name, owner and keys', () => {
  const found = (search: string) =>
    findRows(rows(), search, (keys) => keys.replace('ctrl', 'Ctrl')).map(({ label }) => label);
  expect(found('alpha run')).toEqual(['Alpha: Run']);
  expect(found('ctrl+2')).toEqual(['Alpha: Run', 'Show logs']);
  expect(found('nothing at all')).toEqual([]);
});

test('keys that are given to one command are taken from what a person gave them before', () => {
  const chosen = { 'app:showLogs': 'ctrl+b' };
  expect(ownerOfKeys(rows(chosen), 'test.a/x.run', 'ctrl+b')).toBe('Show logs');
  const after = withKeys(chosen, bindings(chosen), 'test.a/x.run', 'ctrl+b');
  expect(after).toEqual({ 'app:showLogs': '', 'test.a/x.run': 'ctrl+b' });
  expect(withKeys(after, bindings(after), 'test.a/x.run', '')).toEqual({
    'app:showLogs': '',
    'test.a/x.run': '',
  });
});
