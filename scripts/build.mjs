// npm run build: types first, then bundles.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { requireElectron } from './electron/find-electron.mjs';
import { npm } from './npm.mjs';
import { APP, MODULES, ROOT } from './paths.mjs';
import { runOrThrow } from './run.mjs';
import { runMain } from './run-main.mjs';
import { step } from './setup/step.mjs';
import { USER_NODE, userEnvironment } from './user-node.mjs';

const WORKSPACES = ['sdk', 'extension-host'];

/** Folders a build makes; where one is missing, building is due. */
export const OUTPUTS = ['sdk/dist', 'extension-host/dist', 'app/dist/main'];

/** Builds everything, one line a step. */
export async function build() {
  await step('  types', () => done(compileTypes()));
  for (const workspace of WORKSPACES) {
    const bundle = bundleCommand(workspace);
    if (bundle) await step(`  ${workspace}`, () => done(runOrThrow(bundle, { cwd: join(ROOT, workspace) })));
  }
  await step('  app', () => done(buildApp()));
}

/** Checks the types of all workspaces and writes what each exports to its dist. */
export function compileTypes() {
  return runOrThrow([
    USER_NODE,
    join(MODULES, 'ts7', 'bin', 'tsc'),
    '-b',
    '--pretty',
    String(process.stdout.isTTY === true),
  ]);
}

/** What the workspace's own `bundle` script says, started without npm in between where it is a plain `node …`. */
function bundleCommand(workspace) {
  const manifest = JSON.parse(readFileSync(join(ROOT, workspace, 'package.json'), 'utf8'));
  const script = manifest.scripts?.bundle;
  if (!script) return undefined;
  const words = script.split(' ');
  const plain = words[0] === 'node' && /^[\w ./-]+$/.test(script);
  return plain ? [USER_NODE, ...words.slice(1)] : [...npm(), 'run', '--silent', 'bundle'];
}

async function buildApp() {
  // electron-vite asks the `electron` package for its binary unless it is told where one is.
  const env = { ...userEnvironment(), ELECTRON_EXEC_PATH: requireElectron().executable };
  const electronVite = join(MODULES, 'electron-vite', 'bin', 'electron-vite.js');
  await runOrThrow([USER_NODE, electronVite, 'build', '--logLevel', 'warn'], { cwd: APP, env });
}

async function done(work) {
  await work;
  return { state: 'built' };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) runMain(build);
