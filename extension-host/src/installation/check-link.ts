import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { isInside } from '../base/is-inside.js';
import { systemErrorCode } from '../base/system-error.js';
import { installUnsafe } from './installation-errors.js';

/**
 * Refuses a link that leads out of the folder: the copy would depend on, or give access to, what is not part of it. Links
 * within it, such as those in `node_modules/.bin`, are fine.
 * @param root Absolute, links resolved.
 * @param link Relative to `root`.
 * @param target As it stands in the link.
 * @throws ExtensionHostError `INSTALL_UNSAFE`
 */
export async function checkLink(root: string, link: string, target: string): Promise<void> {
  const named = `the link ${JSON.stringify(link)} leads to ${JSON.stringify(target)}`;
  if (path.isAbsolute(target)) throw installUnsafe(`${named}, an absolute path`);
  const isWithin = (file: string): boolean => file === root || isInside(root, file);
  if (!isWithin(path.resolve(root, path.dirname(link), target)))
    throw installUnsafe(`${named}, outside the folder`);
  // A link that goes through another one may lead elsewhere than its text says.
  const real = await realpath(path.join(root, link)).catch((error: unknown) => {
    const loops = systemErrorCode(error) === 'ELOOP';
    throw installUnsafe(`${named}, which ${loops ? 'leads round in a circle' : 'does not exist'}`);
  });
  if (!isWithin(real)) throw installUnsafe(`${named}, outside the folder`);
}
