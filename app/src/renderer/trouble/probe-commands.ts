import type { ExtensionView } from '@plugo/extension-host/control';
import { runnableCommands } from '../commands/runnable-commands.js';
import type { Choice } from '../ui/select.js';

/** Commands that can be tried again and again without asking anybody: those that need no argument. */
export function probeCommands(extensions: readonly ExtensionView[]): readonly Choice[] {
  return runnableCommands(extensions)
    .filter(({ command }) => command.arguments.every(({ required }) => !required))
    .map(({ extension, command, label }) => ({ value: `${extension.id} ${command.command}`, label }));
}
