import type { ExtensionDescription } from '../model/extension-description.js';

/**
 * Reads and checks the extension in a folder.
 * @param hostVersion Semantic version of this Plugo, compared with `engines.plugo`.
 * @throws ExtensionHostError `MANIFEST_MISSING` (also where the folder is gone), `MANIFEST_UNREADABLE`, `MANIFEST_INVALID`,
 * `ENGINE_INCOMPATIBLE`, `ENTRY_MISSING`, `ENTRY_OUTSIDE`.
 */
export async function readExtension(
  folder: string,
  origin: ExtensionDescription['origin'],
  hostVersion: string,
): Promise<ExtensionDescription> {
  throw new Error('not written yet');
}
