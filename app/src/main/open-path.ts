import { realpath, stat } from 'node:fs/promises';
import { extname, isAbsolute, join, relative } from 'node:path';
import { texts } from '../shared/texts/index.js';

/** What is done with a path the window wants opened. */
export type OpenDecision =
  | { readonly kind: 'open' | 'show'; readonly path: string }
  | { readonly kind: 'refuse'; readonly reason: string };

/** Folders that macOS runs when they are opened. */
const bundles = new Set([
  '.app',
  '.bundle',
  '.command',
  '.framework',
  '.kext',
  '.pkg',
  '.plugin',
  '.prefpane',
  '.workflow',
]);

/**
 * Whether a path may go to the system's own programs, which run what they are given: folders and our own log files may.
 * Links are followed first, so that a name promises nothing.
 */
export async function decideOpening(path: unknown, logDirectory: string): Promise<OpenDecision> {
  if (typeof path !== 'string' || !isAbsolute(path)) return refuse(texts.appWindow.notAbsolute);
  try {
    const real = await realpath(path);
    const found = await stat(real);
    if (found.isDirectory())
      return { kind: bundles.has(extname(real).toLowerCase()) ? 'show' : 'open', path: real };
    if (found.isFile() && extname(real) === '.log' && (await isWithin(logDirectory, real))) {
      return { kind: 'open', path: real };
    }
    return refuse(texts.appWindow.notOpened);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return refuse(missing ? texts.appWindow.missing(path) : texts.appWindow.unreadable(path));
  }
}

/** Where Plugo keeps its log files. */
export function logDirectoryOf(dataDirectory: string): string {
  return join(dataDirectory, 'logs');
}

async function isWithin(directory: string, path: string): Promise<boolean> {
  const way = relative(await realpath(directory), path);
  return way !== '' && !way.startsWith('..') && !isAbsolute(way);
}

function refuse(reason: string): OpenDecision {
  return { kind: 'refuse', reason };
}
