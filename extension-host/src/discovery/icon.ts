import type { ExtensionDescription } from '../model/extension-description.js';

export interface IconResult {
  /** `data:` URL of a PNG, JPEG or SVG. */
  readonly url?: string;
  /** Why the icon named in the manifest is not shown, in a sentence. */
  readonly warning?: string;
}

/** Reads the icon of an extension: an image inside its folder, at most 256 KiB. Never fails. */
export async function readIcon(extension: ExtensionDescription): Promise<IconResult> {
  throw new Error('not written yet');
}
