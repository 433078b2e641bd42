import type { ExtensionView } from '@plugo/extension-host/control';
import { type AppCommandId, appCommands } from '../../shared/app-commands.js';
import { texts } from '../../shared/texts/index.js';
import type { Binding } from '../keys/bindings.js';
import { contributedPages, nameOfView, type ViewReference } from '../store/contributed.js';
import type { PaletteEntry } from './palette-entry.js';
import { type RunnableCommand, runnableCommands } from './runnable-commands.js';

/** Of an extension, with the command itself; of the app, with its id; or a page that an extension brings along. */
export type Runnable =
  | { readonly kind: 'extension'; readonly runnable: RunnableCommand }
  | { readonly kind: 'app'; readonly id: AppCommandId }
  | { readonly kind: 'view'; readonly view: ViewReference };

export interface RunnableEntry extends PaletteEntry {
  readonly runs: Runnable;
}

/** All that can be run: commands of extensions, those that can run now first, then those of the app. */
export function paletteEntries(
  extensions: readonly ExtensionView[],
  bindings: readonly Binding[],
): readonly RunnableEntry[] {
  const keys = new Map(
    bindings.flatMap((binding) =>
      binding.keys === undefined || binding.lostTo !== undefined
        ? []
        : [[binding.commandId, binding.keys] as const],
    ),
  );
  const ofExtensions = runnableCommands(extensions).map((runnable): RunnableEntry => {
    const { extension, command, label, reason } = runnable;
    const id = `${extension.id}/${command.command}`;
    return {
      id,
      label,
      name: command.command,
      source: extension.displayName,
      icon: extension,
      keys: keys.get(id),
      reason,
      runs: { kind: 'extension', runnable },
    };
  });
  return [...ofExtensions, ...ofApp(keys), ...pages(extensions)];
}

function pages(extensions: readonly ExtensionView[]): readonly RunnableEntry[] {
  return contributedPages(extensions).map((page) => ({
    id: `view:${nameOfView(page)}`,
    label: texts.contributed.showView(page.contribution.title),
    name: page.viewId,
    source: page.extension.displayName,
    icon: page.contribution.icon,
    keys: undefined,
    reason: undefined,
    runs: { kind: 'view', view: { extensionId: page.extensionId, viewId: page.viewId } },
  }));
}

function ofApp(keys: ReadonlyMap<string, string>): readonly RunnableEntry[] {
  const ids = (Object.keys(appCommands) as AppCommandId[]).filter((id) => id !== 'runCommand');
  return ids.map((id) => ({
    id: `app:${id}`,
    label: texts.commands[id],
    name: id,
    source: texts.palette.ofPlugo,
    icon: appCommands[id].icon,
    keys: keys.get(`app:${id}`),
    reason: undefined,
    runs: { kind: 'app', id },
  }));
}
