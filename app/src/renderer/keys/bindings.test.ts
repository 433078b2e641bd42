import type { ExtensionView } from '@plugo/extension-host/control';
import { expect, test } from 'vitest';
import { collide, commandOfKeys, resolveBindings } from './bindings.js';

const extension = (id: string, keybindings: readonly object[]) =>
  ({
    id,
    availability: { kind: 'enabled' },
    commands: [{ command: 'x.run' }, { command: 'x.stop' }],
    keybindings,
  }) as unknown as ExtensionView;

const extensions = [
  extension('test.b', [{ command: 'x.run', key: 'ctrl+alt+r', mac: 'cmd+alt+r', args: [1] }]),
  extension('test.a', [
    { command: 'x.run', key: 'Ctrl+Alt+R' },
    { command: 'x.stop', key: 'ctrl+2' },
  ]),
];
const resolved = (chosen = {}, platform = 'linux') => resolveBindings(extensions, chosen, platform);
const of = (commandId: string, chosen = {}, platform = 'linux') =>
  resolved(chosen, platform).find((binding) => binding.commandId === commandId);

test('keys go to the app before extensions, and among these by name; who loses is told to whom', () => {
  expect(of('test.a/x.run')).toMatchObject({ keys: 'ctrl+alt+r', lostTo: undefined });
  expect(of('test.b/x.run')).toMatchObject({ keys: 'ctrl+alt+r', lostTo: 'test.a/x.run', args: [1] });
  expect(of('test.a/x.stop')).toMatchObject({ lostTo: 'app:showLogs' });
});

test('what a person chose comes before all, and may be no keys at all', () => {
  const chosen = { 'test.b/x.run': 'ctrl+2', 'app:runCommand': '' };
  expect(of('test.b/x.run', chosen)).toMatchObject({ origin: 'person', keys: 'ctrl+2', lostTo: undefined });
  expect(of('app:showLogs', chosen)).toMatchObject({ lostTo: 'test.b/x.run' });
  expect(of('app:runCommand', chosen)).toMatchObject({ origin: 'person', keys: undefined });
  expect(commandOfKeys(resolved(chosen), 'ctrl+2')?.commandId).toBe('test.b/x.run');
  expect(commandOfKeys(resolved(chosen), 'ctrl+shift+p')).toBeUndefined();
});

test('each system has its own keys', () => {
  expect(of('test.b/x.run', {}, 'darwin')).toMatchObject({ keys: 'alt+meta+r', lostTo: undefined });
});

test('two strokes collide with the first of them', () => {
  expect([
    collide('ctrl+k', 'ctrl+k ctrl+s'),
    collide('ctrl+k ctrl+s', 'ctrl+k'),
    collide('ctrl+k ctrl+s', 'ctrl+k ctrl+b'),
    collide('ctrl+k', 'ctrl+kk'),
  ]).toEqual([true, true, false, false]);
});
