import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { isInside } from '../base/is-inside.js';
import { describeSystemError } from '../base/system-error.js';
import type { ExtensionDescription } from '../model/extension-description.js';
import { imageType } from './image-type.js';

export interface IconResult {
  /** `data:` URL of a PNG, JPEG or SVG. */
  readonly url?: string;
  /** Why the icon named in the manifest is not shown, in a sentence. */
  readonly warning?: string;
}

const largestIcon = 256 * 1024;

/** Reads the icon of an extension: an image inside its folder, at most 256 KiB. Never fails. */
export async function readIcon(extension: ExtensionDescription): Promise<IconResult> {
  const { icon } = extension.manifest;
  if (icon === undefined) return {};
  const refused = (why: string): IconResult => ({
    warning: `The icon ${JSON.stringify(icon)} is not shown: it ${why}.`,
  });
  try {
    const file = path.resolve(extension.folder, icon);
    if (!isInside(extension.folder, file)) return refused('lies outside the folder of the extension');
    if (!isInside(extension.folder, await realpath(file)))
      return refused('leads outside the folder of the extension');
    const stats = await stat(file);
    if (!stats.isFile()) return refused('is no file');
    if (stats.size > largestIcon)
      return refused(`has ${stats.size} bytes, and at most ${largestIcon} are allowed`);
    const bytes = await readFile(file);
    const type = imageType(bytes);
    if (!type) return refused('is neither PNG, JPEG nor SVG');
    return { url: `data:${type};base64,${bytes.toString('base64')}` };
  } catch (error) {
    return refused(`cannot be read: ${describeSystemError(error)}`);
  }
}
