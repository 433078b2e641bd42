import { type Keys, partsOf } from '@plugo/extension-host/control';

const mac: Readonly<Record<string, string>> = {
  ...{ ctrl: '⌃', shift: '⇧', alt: '⌥', meta: '⌘', enter: '↩', backspace: '⌫', delete: '⌦', escape: '⎋' },
  ...{ left: '←', right: '→', up: '↑', down: '↓', tab: '⇥', plus: '+' },
};
const others: Readonly<Record<string, string>> = {
  ...{ ctrl: 'Ctrl', shift: 'Shift', alt: 'Alt', meta: 'Win', enter: 'Enter', backspace: 'Backspace' },
  ...{ delete: 'Delete', escape: 'Escape', left: '←', right: '→', up: '↑', down: '↓', plus: '+' },
  ...{ pageup: 'PageUp', pagedown: 'PageDown', space: 'Space', tab: 'Tab', insert: 'Insert' },
};

/** One stroke as the caps of its keys: `['Ctrl', 'Shift', 'P']`, or `['⇧', '⌘', 'P']`. */
function capsOf(stroke: string, platform: string): readonly string[] {
  const names = platform === 'darwin' ? mac : platform === 'linux' ? { ...others, meta: 'Super' } : others;
  const { modifiers, key } = partsOf(stroke);
  return [...modifiers, key].map(
    (part) => names[part] ?? `${part.slice(0, 1).toUpperCase()}${part.slice(1)}`,
  );
}

/** The keys as this system writes them: `Ctrl+Shift+P`, `⇧⌘P`, `Ctrl+K Ctrl+S`. */
export function keysLabel(keys: Keys, platform: string): string {
  const joint = platform === 'darwin' ? '' : '+';
  return keys
    .split(' ')
    .map((stroke) => capsOf(stroke, platform).join(joint))
    .join(' ');
}
