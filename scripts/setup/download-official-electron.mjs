import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODULES, userCache } from '../paths.mjs';
import { findRuntime } from '../plugo-runtime.mjs';
import { run } from '../run.mjs';
import { USER_NODE, userEnvironment, userNodeVersion } from '../user-node.mjs';
import { isAtLeast } from './version.mjs';

// A closed network usually answers within a second. The long end is for 110 MB over a slow line; a host that does not
// answer at all is given up by the downloader itself after 10 s.
const LONGEST_DOWNLOAD_MS = 10 * 60_000;
const REMEMBER_REFUSAL_MS = 6 * 60 * 60_000;
// What Electron's own downloader is written for.
const DOWNLOADER_NODE = '22.12.0';

/**
 * Lets the `electron` package download its binary (it has no postinstall, so `npm ci` did not).
 *
 * @returns {Promise<string | undefined>} why it could not be had, or undefined when it is there
 */
export async function downloadOfficialElectron() {
  const downloader = [downloaderNode(), join(MODULES, 'electron', 'install.js')];
  const outcome = await run(downloader, { timeoutMs: LONGEST_DOWNLOAD_MS, env: userEnvironment() });
  if (outcome.code === 0) {
    rmSync(refusalFile(), { force: true });
    return undefined;
  }
  const reason = outcome.timedOut ? 'took too long' : firstLine(outcome.output);
  mkdirSync(userCache(), { recursive: true });
  writeFileSync(refusalFile(), `${reason}\n`);
  return reason;
}

/** Whether the download failed in the last hours, so that it need not be tried at each start. */
export function wasRefusedLately(now = Date.now()) {
  const refused = statSync(refusalFile(), { throwIfNoEntry: false });
  return refused !== undefined && now - refused.mtimeMs < REMEMBER_REFUSAL_MS;
}

function refusalFile() {
  const { version } = JSON.parse(readFileSync(join(MODULES, 'electron', 'package.json'), 'utf8'));
  return join(userCache(), `electron-${version}-refused.txt`);
}

function downloaderNode() {
  return isAtLeast(userNodeVersion(), DOWNLOADER_NODE) ? USER_NODE : (findRuntime() ?? USER_NODE);
}

function firstLine(output) {
  return output.trim().split('\n', 1)[0] || 'no reason given';
}
