import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as sdk from '../index.js';
import * as protocol from '../protocol/index.js';
import { warmSpare } from '../protocol/warm-spare.js';
import { fail } from '../session/fail.js';
import { awaitAssignment } from './await-assignment.js';
import { keepCompiledCode } from './keep-compiled-code.js';
import { type ProvidedModule, provideModules } from './provide-modules.js';
import { rehearse } from './rehearse.js';
import { runUnlessRunning } from './run-unless-running.js';

/** `import()`, which only a file that Node itself has loaded may do. */
type ImportModule = (url: string) => Promise<Record<string, unknown>>;

const [, launcher = '', argument] = process.argv;

/**
 * Gives the extension `@plugo/sdk` without a node_modules folder, loads its main file and, if that did not call `run()` itself, runs
 * what it exports. As a warm spare it prepares all that and waits until the host names the main file.
 */
export function launch(importModule: ImportModule): void {
  if (argument === undefined) fail('Usage: node launcher.cjs <absolute path of the main file>');
  // The files an extension's imports are led to take everything from here, so that there is one SDK in the process.
  Object.assign(globalThis, { [Symbol.for('@plugo/sdk')]: { sdk, protocol } });
  provideModules(
    new Map([
      ['@plugo/sdk', provided('sdk')],
      ['@plugo/sdk/protocol', provided('protocol')],
    ]),
    join(dirname(launcher), 'resolve-hooks.mjs'),
  );
  if (argument === warmSpare.argument) {
    void startWarm(importModule);
    return;
  }
  process.argv.splice(1, 1); // The extension sees the arguments it would have without a launcher.
  void start(argument, importModule);
}

async function startWarm(importModule: ImportModule): Promise<void> {
  await rehearse();
  // Loads what every import needs, and the file that nearly every extension imports.
  await importModule(pathToFileURL(provided('sdk').import).href);
  await start(awaitAssignment(), importModule);
}

async function start(main: string, importModule: ImportModule): Promise<void> {
  refuseTypeScriptOnOlderNode(main);
  // An error in the main file ends the process here, with Node's own message.
  runUnlessRunning(await importModule(pathToFileURL(main).href), main);
  keepCompiledCode();
}

function provided(name: string): ProvidedModule {
  const file = join(dirname(launcher), name);
  return { import: `${file}.mjs`, require: `${file}.cjs` };
}

function refuseTypeScriptOnOlderNode(main: string): void {
  if (!/\.[cm]?ts$/.test(main)) return;
  const { typescript } = process.features as { typescript?: string | false };
  if (typescript) return;
  fail(
    `Node ${process.versions.node} cannot run TypeScript: ${main}. Run it on the Node 24 that comes with Plugo, or ` +
      'compile it and name the JavaScript file in "main" of package.json.',
  );
}
