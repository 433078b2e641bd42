import { open, readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { isInside } from '../base/is-inside.js';
import type { ExtensionDescription } from '../model/extension-description.js';
import { pictureType } from './image-type.js';

/** What a README may take, bytes; what is longer is cut. */
const longestText = 512 * 1024;
/** What its pictures may take. */
const limits = { pictures: 20, bytes: 1024 * 1024, bytesInAll: 4 * 1024 * 1024 };

/** `![words](path "title")`, and the targets of `![words][name]`: `[name]: path`. */
const pictureTargets = [/!\[[^\]]*\]\(\s*<?([^\s)>]+)>?[^)]*\)/g, /^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)>?/gm];

/**
 * The README of an extension, and the pictures in its own folder that it shows, by path without a leading `./`. Never fails: without
 * one, the text is empty.
 */
export async function readReadme({ folder }: Pick<ExtensionDescription, 'folder'>): Promise<{
  readonly text: string;
  readonly images: Record<string, string>;
}> {
  const text = await readText(folder).catch(() => '');
  const images: Record<string, string> = {};
  let left = limits.bytesInAll;
  for (const picture of picturesIn(text)) {
    if (Object.keys(images).length >= limits.pictures) break;
    const bytes = await readPicture(folder, picture, Math.min(left, limits.bytes)).catch(() => undefined);
    const type = bytes && pictureType(bytes);
    if (!bytes || !type) continue;
    images[picture] = `data:${type};base64,${bytes.toString('base64')}`;
    left -= bytes.length;
  }
  return { text, images };
}

/** Whatever its case: `README.md`, `readme.markdown`, `Readme.txt`, `README`. */
async function readText(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => /^readme(\.(md|markdown|txt))?$/i.test(name));
  const [name] = names.sort(
    (a, b) => Number(/\.txt$/i.test(a)) - Number(/\.txt$/i.test(b)) || b.length - a.length,
  );
  if (name === undefined) return '';
  const file = path.join(folder, name);
  // A link that leads out would show what is not part of the extension.
  if (!isInside(folder, await realpath(file)) || !(await stat(file)).isFile()) return '';
  const handle = await open(file);
  try {
    const buffer = Buffer.alloc(longestText);
    const { bytesRead } = await handle.read(buffer, 0, longestText, 0);
    return buffer.toString('utf8', 0, bytesRead).replace(/^\uFEFF/, '');
  } finally {
    await handle.close();
  }
}

/** Relative paths of pictures, each once. */
function picturesIn(text: string): readonly string[] {
  const targets = pictureTargets.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, target = '']) => target),
  );
  const paths = targets
    .filter((target) => !/^([a-z][a-z0-9+.-]*:|\/|#)/i.test(target))
    .map((target) => target.replace(/[?#].*$/, '').replace(/^(\.\/)+/, ''));
  return [...new Set(paths)].filter((one) => one !== '' && one !== '__proto__');
}

async function readPicture(folder: string, picture: string, most: number): Promise<Buffer | undefined> {
  const file = path.resolve(folder, decodeURIComponent(picture));
  if (!isInside(folder, file) || !isInside(folder, await realpath(file))) return undefined;
  const { size, isFile } = await stat(file).then((found) => ({ size: found.size, isFile: found.isFile() }));
  return isFile && size <= most ? readFile(file) : undefined;
}
