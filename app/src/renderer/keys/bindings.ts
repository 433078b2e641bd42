import { type ExtensionView, type Keys, parseKeys } from '@plugo/extension-host/control';
import { type AppCommandId, appCommands } from '../../shared/app-commands.js';
import { defaultKeysOf, type KeyBindings } from '../../shared/key-bindings.js';

/** Who says that keys run a command; who comes first here wins. */
export type BindingOrigin = 'person' | 'app' | 'extension';

/** Keys of a command, and who has them already. */
export interface Binding {
  /** Of the command: `app:showLogs`, or `plugo.clock/clock.remind`. */
  readonly commandId: string;
  /** Undefined: none. */
  readonly keys: Keys | undefined;
  readonly origin: BindingOrigin;
  /** Arguments that an extension gives with its keys. */
  readonly args: readonly unknown[] | undefined;
  /** The command that gets the keys in place of this one. */
  readonly lostTo: string | undefined;
}

const precedence: readonly BindingOrigin[] = ['person', 'app', 'extension'];

/** The keys of every command that can have some, with those that lose theirs to another one. */
export function resolveBindings(
  extensions: readonly ExtensionView[],
  chosen: KeyBindings,
  platform: string,
): readonly Binding[] {
  const all = [...ofApp(platform), ...ofExtensions(extensions, platform)].map((binding) => {
    const own = chosen[binding.commandId];
    return own === undefined ? binding : { ...binding, keys: own || undefined, origin: 'person' as const };
  });
  const ordered = all.toSorted(
    (a, b) =>
      precedence.indexOf(a.origin) - precedence.indexOf(b.origin) || compare(a.commandId, b.commandId),
  );
  const winners: Binding[] = [];
  for (const binding of ordered) {
    const { keys } = binding;
    const winner = keys && winners.find((other) => other.keys !== undefined && collide(other.keys, keys));
    winners.push(winner ? { ...binding, lostTo: winner.commandId, keys } : binding);
  }
  return winners;
}

/** Which command the keys run, of those that have not lost them. */
export function commandOfKeys(bindings: readonly Binding[], keys: Keys): Binding | undefined {
  return bindings.find((binding) => binding.lostTo === undefined && binding.keys === keys);
}

/** Whether one would keep the other from ever being heard: they are the same, or one begins with the other. */
export function collide(a: Keys, b: Keys): boolean {
  return a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `);
}

function ofApp(platform: string): readonly Binding[] {
  return (Object.keys(appCommands) as AppCommandId[]).map((id) => ({
    commandId: `app:${id}`,
    keys: defaultKeysOf(id, platform),
    origin: 'app',
    args: undefined,
    lostTo: undefined,
  }));
}

function ofExtensions(extensions: readonly ExtensionView[], platform: string): readonly Binding[] {
  return extensions
    .filter(({ availability }) => availability.kind !== 'disabled')
    .flatMap(({ id, commands, keybindings }) =>
      commands.map(({ command }): Binding => {
        const declared = keybindings.find((one) => one.command === command);
        const text = declared && (declared[systemField(platform)] ?? declared.key);
        return {
          commandId: `${id}/${command}`,
          keys: text === undefined ? undefined : parseKeys(text),
          origin: 'extension',
          args: declared?.args,
          lostTo: undefined,
        };
      }),
    );
}

function systemField(platform: string): 'mac' | 'win' | 'linux' {
  if (platform === 'darwin') return 'mac';
  return platform === 'win32' ? 'win' : 'linux';
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
