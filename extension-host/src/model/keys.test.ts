import { expect, test } from 'vitest';
import { parseKeys, problemOfKeys } from './keys.js';

test.each([
  ['ctrl+shift+k', 'ctrl+shift+k'],
  ['Shift+Ctrl+K', 'ctrl+shift+k'],
  ['cmd+alt+F5', 'alt+meta+f5'],
  ['ctrl+k  ctrl+s', 'ctrl+k ctrl+s'],
  ['ctrl++', 'ctrl+plus'],
  ['ctrl+-', 'ctrl+-'],
  ['option+esc', 'alt+escape'],
  ['f1', 'f1'],
  ['a', 'a'],
])('%s is %s', (text, keys) => {
  expect(parseKeys(text)).toBe(keys);
});

test.each([
  '',
  'ctrl',
  'ctrl+',
  'ctrl+ctrl+k',
  'hyper+k',
  'ctrl+kk',
  'ctrl+ä',
  'ctrl+a ctrl+b ctrl+c',
  'f25',
])('%j names no keys', (text) => {
  expect(parseKeys(text)).toBeUndefined();
});

test.each([
  'ctrl+k',
  'alt+a',
  'f5',
  'shift+f5',
  'ctrl+k s',
  'ctrl+shift+alt+left',
  'ctrl+enter',
  'ctrl+alt+v',
])('%s can be bound', (keys) => {
  expect(problemOfKeys(keys)).toBeUndefined();
});

test.each([
  ['k', /need ctrl, alt or cmd/],
  ['shift+k', /need ctrl, alt or cmd/],
  ['enter', /need ctrl, alt or cmd/],
  ['ctrl+c', /belong to text fields/],
  ['meta+shift+z', /belong to text fields/],
  ['ctrl+shift+left', /belong to text fields/],
  ['alt+backspace', /belong to text fields/],
  ['ctrl+k ctrl+v', /belong to text fields/],
])('%s cannot be bound', (keys, reason) => {
  expect(problemOfKeys(keys)).toMatch(reason);
});
