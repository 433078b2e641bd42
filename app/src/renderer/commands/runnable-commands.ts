import type { CommandContribution, ExtensionView } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';

/** A command and whether it can be run now. */
export interface RunnableCommand {
  readonly extension: ExtensionView;
  readonly command: CommandContribution;
  /** `Category: Title`, or the title alone. */
  readonly label: string;
  /** Why it cannot be run; undefined when it can. */
  readonly reason: string | undefined;
}

/** The commands of all extensions that are not disabled, runnable ones first, then by label. */
export function runnableCommands(extensions: readonly ExtensionView[]): readonly RunnableCommand[] {
  return extensions
    .filter(({ availability }) => availability.kind !== 'disabled')
    .flatMap((extension) => extension.commands.map((command) => runnableCommand(extension, command)))
    .sort(
      (a, b) =>
        Number(a.reason !== undefined) - Number(b.reason !== undefined) || a.label.localeCompare(b.label),
    );
}

export function runnableCommand(extension: ExtensionView, command: CommandContribution): RunnableCommand {
  const label = command.category === undefined ? command.title : `${command.category}: ${command.title}`;
  return { extension, command, label, reason: reasonAgainst(extension, command) };
}

function reasonAgainst(
  { availability, state, activationEvents }: ExtensionView,
  { command }: CommandContribution,
): string | undefined {
  const reasons = texts.palette.reason;
  if (availability.kind === 'disabled') return reasons.disabled;
  if (availability.kind === 'invalid') return reasons.broken;
  if (availability.kind === 'unresolved') return reasons.blocked;
  switch (state.status) {
    case 'active':
    case 'unresponsive':
      return undefined;
    case 'inactive':
      return activationEvents.includes(`onCommand:${command}`) ? undefined : reasons.notReady;
    case 'starting':
    case 'activating':
      return reasons.starting;
    case 'backingOff':
      return reasons.restarting;
    case 'failed':
      return reasons.failed;
    case 'stopping':
      return reasons.stopping;
  }
}
