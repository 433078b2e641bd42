import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../../scripts/paths.mjs';

const MAIN = fileURLToPath(new URL('echo-extension/main.js', import.meta.url));

/**
 * Makes a folder with an extension that echoes, written with the SDK.
 *
 * @param {string} parent        folder to make it in
 * @param {string} name          its id will be `bench.<name>`
 * @param {string} activationEvent  `onStartup`, or `onCommand:Echo.text` for one that waits for its first call
 * @returns {string} its folder
 */
export function makeEchoExtension(parent, name, activationEvent = 'onStartup') {
  const folder = join(parent, name);
  mkdirSync(folder, { recursive: true });
  copyFileSync(MAIN, join(folder, 'main.js'));
  const manifest = {
    name,
    publisher: 'bench',
    version: '1.0.0',
    type: 'module',
    engines: { plugo: `^${hostVersion()}` },
    main: 'main.js',
    activationEvents: [activationEvent],
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  return folder;
}

/** So many of them, `bench.<name>-1` and so on. */
export function makeEchoExtensions(parent, name, count, activationEvent) {
  return Array.from({ length: count }, (_, index) =>
    makeEchoExtension(parent, `${name}-${index + 1}`, activationEvent),
  );
}

function hostVersion() {
  return JSON.parse(readFileSync(join(ROOT, 'extension-host', 'package.json'), 'utf8')).version;
}
