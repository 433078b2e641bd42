// npm runs it after each installation (`postinstall`), and the set-up once more, for who installs without scripts.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MODULES } from '../paths.mjs';

/**
 * Takes the command `node` out of node_modules/.bin. It comes with the Node that Plugo ships for its extensions, and npm
 * scripts and npx would find it before the person's own: the tests would run on another Node than the one they are for.
 */
export function unshadowNode(modules = MODULES) {
  for (const name of ['node', 'node.cmd', 'node.ps1']) rmSync(join(modules, '.bin', name), { force: true });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) unshadowNode();
