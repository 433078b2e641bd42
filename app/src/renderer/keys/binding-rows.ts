import type { ExtensionView, Keys } from '@plugo/extension-host/control';
import type { AppCommandId } from '../../shared/app-commands.js';
import type { KeyBindings } from '../../shared/key-bindings.js';
import { texts } from '../../shared/texts/index.js';
import { type Binding, collide } from './bindings.js';

/** A line of the list of keyboard shortcuts. */
export interface BindingRow {
  readonly binding: Binding;
  /** What the command is called. */
  readonly label: string;
  /** Plugo, or the extension. */
  readonly owner: string;
  /** What the command is called that has the keys in place of this one. */
  readonly lostTo: string | undefined;
}

/** The lines of all commands, those with keys first, then by what they are called. */
export function bindingRows(
  bindings: readonly Binding[],
  extensions: Readonly<Record<string, ExtensionView>>,
): readonly BindingRow[] {
  const nameOf = (commandId: string) => describeCommand(commandId, extensions);
  return bindings
    .map((binding) => ({
      binding,
      ...nameOf(binding.commandId),
      lostTo: binding.lostTo === undefined ? undefined : nameOf(binding.lostTo).label,
    }))
    .toSorted(
      (a, b) =>
        Number(a.binding.keys === undefined) - Number(b.binding.keys === undefined) ||
        a.label.localeCompare(b.label),
    );
}

/** The lines in which each word of the search is found: in the command, its owner, or the keys as this system writes them. */
export function findRows(
  rows: readonly BindingRow[],
  search: string,
  labelOf: (keys: Keys) => string,
): readonly BindingRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(({ binding, label, owner }) => {
    const text =
      `${label} ${owner} ${binding.commandId} ${binding.keys === undefined ? '' : labelOf(binding.keys)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** What was chosen, after a command was given keys; others that a person gave the same ones lose them. */
export function withKeys(
  chosen: KeyBindings,
  bindings: readonly Binding[],
  commandId: string,
  keys: Keys,
): KeyBindings {
  const losers = bindings.filter(
    (other) =>
      other.commandId !== commandId &&
      other.origin === 'person' &&
      other.keys !== undefined &&
      keys !== '' &&
      collide(other.keys, keys),
  );
  return {
    ...chosen,
    ...Object.fromEntries(losers.map((other) => [other.commandId, ''])),
    [commandId]: keys,
  };
}

/** Who has these keys, besides this command. */
export function ownerOfKeys(rows: readonly BindingRow[], commandId: string, keys: Keys): string | undefined {
  return rows.find(
    ({ binding }) =>
      binding.commandId !== commandId &&
      binding.lostTo === undefined &&
      binding.keys !== undefined &&
      collide(binding.keys, keys),
  )?.label;
}

function describeCommand(
  commandId: string,
  extensions: Readonly<Record<string, ExtensionView>>,
): { readonly label: string; readonly owner: string } {
  if (commandId.startsWith('app:')) {
    return { label: texts.commands[commandId.slice(4) as AppCommandId], owner: texts.palette.ofPlugo };
  }
  const slash = commandId.indexOf('/');
  const extension = extensions[commandId.slice(0, slash)];
  const command = extension?.commands.find((one) => one.command === commandId.slice(slash + 1));
  const title = command?.title ?? commandId;
  return {
    label: command?.category === undefined ? title : `${command.category}: ${title}`,
    owner: extension?.displayName ?? commandId.slice(0, slash),
  };
}
