import type { Keys } from '@plugo/extension-host/control';

const names: Readonly<Record<string, string>> = {
  ...{ ' ': 'space', '+': 'plus', ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' },
};
const modifierKeys = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead', 'Process']);

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey'> & {
  getModifierState?(key: string): boolean;
};

/** The stroke a key press makes, in the form of keys; undefined while only modifiers are held, or a character is typed by AltGr. */
export function strokeOf(event: KeyPress): Keys | undefined {
  if (modifierKeys.has(event.key) || event.getModifierState?.('AltGraph')) return undefined;
  const modifiers = [
    ...(event.ctrlKey ? ['ctrl'] : []),
    ...(event.shiftKey ? ['shift'] : []),
    ...(event.altKey ? ['alt'] : []),
    ...(event.metaKey ? ['meta'] : []),
  ];
  return [...modifiers, keyOf(event)].join('+');
}

/** With Shift or Alt a key types another character: then the one that is printed on it counts. */
function keyOf({ key, code, shiftKey, altKey }: KeyPress): string {
  const named = names[key];
  if (named !== undefined && key !== '+') return named;
  const printed = /^(?:Key|Digit)(.)$/.exec(code)?.[1] ?? punctuation[code];
  if (printed !== undefined && (shiftKey || altKey || !/^[\x20-\x7e]$/.test(key)))
    return printed.toLowerCase();
  return named ?? key.toLowerCase();
}

const punctuation: Readonly<Record<string, string>> = {
  ...{ Minus: '-', Equal: '=', BracketLeft: '[', BracketRight: ']', Backslash: '\\', Semicolon: ';' },
  ...{ Quote: "'", Comma: ',', Period: '.', Slash: '/', Backquote: '`' },
};
