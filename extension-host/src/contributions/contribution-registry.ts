import type { ExtensionDescription } from '../model/extension-description.js';
import type { CommandContribution } from '../model/manifest/schema.js';
import { argumentSchema } from './argument-schema.js';

export interface ContributedCommand {
  readonly extensionId: string;
  readonly command: CommandContribution;
}

/** Something odd in what extensions contribute, for the log of that extension. */
export interface ContributionWarning {
  readonly extensionId: string;
  readonly message: string;
}

/** What a set of extensions contributes. */
export interface ContributionRegistry {
  /** Sorted by extension id, then as declared. */
  readonly commands: readonly ContributedCommand[];
  readonly warnings: readonly ContributionWarning[];
  /** Where two extensions contribute the same command, the first by id has it and the other is warned. */
  findCommand(command: string): ContributedCommand | undefined;
}

/** Collects the contributions of the extensions given; pass those that can run. */
export function buildContributions(extensions: readonly ExtensionDescription[]): ContributionRegistry {
  const commands = extensions
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap(({ id: extensionId, manifest }) =>
      manifest.contributes.commands.map((command): ContributedCommand => ({ extensionId, command })),
    );
  const byName = new Map<string, ContributedCommand>();
  const warnings: ContributionWarning[] = [];
  for (const contributed of commands) {
    const { extensionId, command } = contributed;
    const first = byName.get(command.command);
    if (!first) byName.set(command.command, contributed);
    else
      warnings.push({
        extensionId,
        message: `The command ${command.command} is contributed by ${first.extensionId} too, which answers it. Give it another name.`,
      });
  }
  for (const { extensionId, command } of commands) {
    for (const argument of command.arguments) {
      const compiled = argumentSchema(argument);
      if (compiled?.warning === undefined) continue;
      const problem = compiled.problemOf(compiled.schema.default);
      const message = `The argument ${argument.name} of ${command.command} has a schema or a default that is no good: ${problem}.`;
      warnings.push({ extensionId, message });
    }
  }
  return { commands, warnings, findCommand: (command) => byName.get(command) };
}
