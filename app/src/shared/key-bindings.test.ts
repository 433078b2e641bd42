import { expect, test } from 'vitest';
import { keysOf, toAccelerator } from './key-bindings.js';

test('a command has the keys that were chosen, or those it comes with on this system', () => {
  expect([
    keysOf('runCommand', {}, 'linux'),
    keysOf('runCommand', {}, 'darwin'),
    keysOf('runCommand', { 'app:runCommand': 'f1' }, 'linux'),
    keysOf('runCommand', { 'app:runCommand': '' }, 'linux'),
  ]).toEqual(['ctrl+shift+p', 'shift+meta+p', 'f1', undefined]);
});

test.each([
  ['ctrl+shift+p', 'Ctrl+Shift+P'],
  ['ctrl+,', 'Ctrl+,'],
  ['alt+meta+pageup', 'Alt+Meta+PageUp'],
  ['ctrl+plus', 'Ctrl+Plus'],
  ['f5', 'F5'],
  ['ctrl+k ctrl+s', undefined],
])('the menu shows %s as %s', (keys, accelerator) => {
  expect(toAccelerator(keys)).toBe(accelerator);
});
