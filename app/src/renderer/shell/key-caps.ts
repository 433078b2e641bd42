import type { Keys } from '@plugo/extension-host/control';

const mac: Readonly<Record<string, string>> = { ctrl: '⌃', shift: '⇧', alt: '⌥', meta: '⌘' };
const others: Readonly<Record<string, string>> = { ctrl: 'Ctrl', shift: 'Shift', alt: 'Alt', meta: 'Meta' };

/** What is printed on the keys: `ctrl+shift+p` → Ctrl, Shift, P. */
export function keyCaps(keys: Keys, platform: string): readonly string[] {
  const modifiers = platform === 'darwin' ? mac : others;
  return keys
    .split(/[+ ]/)
    .map((part) => modifiers[part] ?? `${part.slice(0, 1).toUpperCase()}${part.slice(1)}`);
}
