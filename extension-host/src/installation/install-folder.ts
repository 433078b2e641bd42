import type { ExtensionDescription } from '../model/extension-description.js';
import type { FolderLimits } from './inspect-folder.js';

export interface InstallRequest {
  /** The folder to copy. */
  readonly source: string;
  /** Where the host keeps its copies. Made when missing. */
  readonly extensionsDirectory: string;
  /** Reads the staged copy, as discovery will; throws what is wrong with it. */
  readonly verify: (folder: string) => Promise<ExtensionDescription>;
  /** Folders of other versions of the extension, removed once the new one is in place. */
  readonly replaces?: readonly string[];
  /** Called once the staged copy is verified and before anything is replaced: stops the version that runs. */
  readonly beforeSwap?: () => Promise<void>;
  readonly signal?: AbortSignal;
  readonly limits?: FolderLimits;
}

/**
 * Copies an extension in: staged beside the others, verified, then renamed to `<id>-<version>`. A folder of that name is
 * replaced. Whatever fails, nothing of the new one is left and the old one is as it was.
 * @returns The description of the installed copy.
 * @throws ExtensionHostError `INSTALL_UNSAFE`, `INSTALL_FAILED` (also when aborted), or what `verify` threw.
 */
export async function installFolder(request: InstallRequest): Promise<ExtensionDescription> {
  throw new Error('not written yet');
}
