import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from '../npm.mjs';
import { MODULES, ROOT } from '../paths.mjs';
import { runOrThrow } from '../run.mjs';
import { unshadowNode } from './unshadow-node.mjs';

/** Installs what package-lock.json names, if node_modules does not hold exactly that. */
export async function installDependencies(say) {
  const wanted = readJson(join(ROOT, 'package-lock.json'));
  // npm writes this file last, so a half-done installation has none and counts as missing.
  const installed = readJson(join(MODULES, '.package-lock.json'));
  if (installed && holds(installed.packages, wanted.packages)) {
    unshadowNode();
    return { state: 'up to date' };
  }
  say(installed ? 'package-lock.json has changed, installing' : 'installing from package-lock.json');
  await install(say);
  unshadowNode();
  return { state: installed ? 'updated' : 'installed' };
}

async function install(say) {
  try {
    await runNpm('ci');
  } catch (error) {
    if (!error.output?.includes('EUSAGE')) throw error;
    // A lock file written behind a registry that lacks packages for other platforms does not name them, and then
    // `npm ci` refuses it. `npm install` takes the versions it does name, and --no-save leaves it as it is.
    say('npm ci finds package-lock.json incomplete, installing with npm install');
    await runNpm('install', '--no-save');
  }
}

// Engine warnings (Electron asks for a newer Node to download itself) are hidden with the other warnings: the set-up
// handles each of them. A failure prints everything.
const runNpm = (...words) => runOrThrow([...npm(), ...words, '--no-audit', '--no-fund', '--loglevel=error']);

/** Whether an installed tree has every package of the lock file, at its version. */
export function holds(installed, wanted) {
  return Object.entries(wanted).every(([path, { version, integrity, optional, link }]) => {
    if (path === '' || link) return true;
    const found = installed[path];
    // npm leaves out optional packages that are made for another platform.
    if (!found) return Boolean(optional) || !path.includes('node_modules/');
    return found.version === version && (!integrity || !found.integrity || found.integrity === integrity);
  });
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
