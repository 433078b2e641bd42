import type { Keys } from '@plugo/extension-host/control';
import { type AppCommand, type AppCommandId, appCommands } from './app-commands.js';

/**
 * Keys that a person chose, by the id of the command: `app:showLogs`, or `plugo.clock/clock.remind`. Empty: none at all.
 * Commands that are not named have the keys they come with.
 */
export type KeyBindings = Readonly<Record<string, Keys>>;

const order = ['ctrl', 'shift', 'alt', 'meta'];

/** Keys an app command comes with, on this system. */
export function defaultKeysOf(id: AppCommandId, platform: string): Keys | undefined {
  const { keys }: AppCommand = appCommands[id];
  if (keys === undefined) return undefined;
  return keys
    .split(' ')
    .map((stroke) => strokeOf(stroke, platform))
    .join(' ');
}

function strokeOf(stroke: string, platform: string): string {
  const main = platform === 'darwin' ? 'meta' : 'ctrl';
  const parts = stroke.split('+').map((part) => (part === 'CmdOrCtrl' ? main : part.toLowerCase()));
  const key = parts.pop() ?? '';
  return [...order.filter((modifier) => parts.includes(modifier)), key].join('+');
}

/** Keys an app command has, on this system. */
export function keysOf(id: AppCommandId, chosen: KeyBindings, platform: string): Keys | undefined {
  return (chosen[`app:${id}`] ?? defaultKeysOf(id, platform)) || undefined;
}

const electronNames: Readonly<Record<string, string>> = {
  ...{ ctrl: 'Ctrl', shift: 'Shift', alt: 'Alt', meta: 'Meta', plus: 'Plus', enter: 'Return' },
  ...{ pageup: 'PageUp', pagedown: 'PageDown', escape: 'Escape', space: 'Space', tab: 'Tab' },
};

/** Keys as Electron writes accelerators; undefined for two strokes, which a menu cannot show. */
export function toAccelerator(keys: Keys): string | undefined {
  if (keys.includes(' ')) return undefined;
  return keys
    .split('+')
    .map((part) => electronNames[part] ?? `${part.slice(0, 1).toUpperCase()}${part.slice(1)}`)
    .join('+');
}
