import { parseKeys } from '@plugo/extension-host/control';
import { expect, test } from 'vitest';
import { strokeOf } from './stroke-of.js';

function stroke(key: string, code: string, ...modifiers: readonly ('ctrl' | 'shift' | 'alt' | 'meta')[]) {
  const held = (one: 'ctrl' | 'shift' | 'alt' | 'meta') => modifiers.includes(one);
  const states = {
    ctrlKey: held('ctrl'),
    shiftKey: held('shift'),
    altKey: held('alt'),
    metaKey: held('meta'),
  };
  return strokeOf({ key, code, ...states });
}

test.each([
  ['a letter', stroke('k', 'KeyK', 'ctrl'), 'ctrl+k'],
  ['a capital', stroke('P', 'KeyP', 'shift', 'ctrl'), 'ctrl+shift+p'],
  ['a character that Shift makes', stroke('!', 'Digit1', 'ctrl', 'shift'), 'ctrl+shift+1'],
  ['a character that Option makes', stroke('å', 'KeyA', 'alt'), 'alt+a'],
  ['a letter of another layout', stroke('q', 'KeyA', 'ctrl'), 'ctrl+q'],
  ['a letter of another script', stroke('л', 'KeyK', 'ctrl'), 'ctrl+k'],
  ['an arrow', stroke('ArrowLeft', 'ArrowLeft', 'alt', 'ctrl', 'shift'), 'ctrl+shift+alt+left'],
  ['a function key', stroke('F5', 'F5'), 'f5'],
  ['a comma', stroke(',', 'Comma', 'meta'), 'meta+,'],
  ['plus', stroke('+', 'NumpadAdd', 'ctrl'), 'ctrl+plus'],
  ['space', stroke(' ', 'Space', 'ctrl'), 'ctrl+space'],
])('%s', (_, made, keys) => {
  expect(made).toBe(keys);
  expect(parseKeys(keys)).toBe(keys);
});

test('a modifier alone, or a character typed by AltGr, is no stroke', () => {
  expect(stroke('Control', 'ControlLeft', 'ctrl')).toBeUndefined();
  const typed = { key: '@', code: 'KeyQ', ctrlKey: true, shiftKey: false, altKey: true, metaKey: false };
  expect(strokeOf({ ...typed, getModifierState: (key) => key === 'AltGraph' })).toBeUndefined();
});
