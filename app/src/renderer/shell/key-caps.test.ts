import { expect, test } from 'vitest';
import { keyCaps } from './key-caps.js';

test.each([
  ['ctrl+shift+p', 'linux', ['Ctrl', 'Shift', 'P']],
  ['shift+meta+p', 'darwin', ['⇧', '⌘', 'P']],
  ['ctrl+,', 'win32', ['Ctrl', ',']],
  ['f5', 'linux', ['F5']],
])('%s on %s', (keys, platform, caps) => {
  expect(keyCaps(keys, platform)).toEqual(caps);
});
