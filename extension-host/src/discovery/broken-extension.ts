import type { ExtensionHostError } from '../model/errors.js';
import type { BrokenExtension, ExtensionDescription } from '../model/extension-description.js';

/** What can be shown of a folder that {@link readExtension} refused. Never fails. */
export async function describeBroken(
  folder: string,
  origin: ExtensionDescription['origin'],
  error: ExtensionHostError,
): Promise<BrokenExtension> {
  throw new Error('not written yet');
}
