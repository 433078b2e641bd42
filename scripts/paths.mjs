import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the clone. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');

export const APP = join(ROOT, 'app');
export const MODULES = join(ROOT, 'node_modules');

/** What scripts leave behind between two runs in this clone: stamps, locks, reports. Ignored by git. */
export const LOCAL_CACHE = join(ROOT, '.cache');

/** What is too big to fetch once a clone. Kept by version, shared by every clone of the user. */
export function userCache(environment = process.env) {
  return join(environment.XDG_CACHE_HOME || join(environment.HOME || homedir(), '.cache'), 'plugo');
}
