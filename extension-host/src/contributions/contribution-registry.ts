import type { ExtensionDescription } from '../model/extension-description.js';
import type { CommandContribution } from '../model/manifest/schema.js';

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
  throw new Error('not written yet');
}
