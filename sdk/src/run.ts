import { ExportRegistry } from './exports/export-registry.js';
import { unreachableExitCode } from './protocol/exit-code.js';
import { fail } from './session/fail.js';
import { takeLaunchEnvironment } from './session/launch-environment.js';
import type { Extension } from './session/lifecycle.js';
import { startSession } from './session/session.js';
import { UnreachableError } from './session/unreachable-error.js';

const registry = new ExportRegistry();
let running = false;

/**
 * Exports the methods of an object, so that the host and other extensions can call them as `ClassName.method`. A plain object
 * needs a name. Names that begin with `_` and `#private` methods stay private. Call it before `run`.
 *
 * @example
 * register(new MyPlugin());
 * register({ add: (a, b) => a + b }, 'Calculator');
 */
export function register(object: object, name?: string): void {
  registry.addObject(object, name);
}

/**
 * Connects to Plugo and serves it until the process ends. Call it once, last in the main file. Without Plugo, or where it
 * refuses, the process ends with a sentence on stderr and exit code 1; where it cannot be reached, with exit code 69.
 */
export function run(extension: Extension = {}): void {
  if (running)
    throw new Error('run() was called twice. Call it once, before the first await of the main file.');
  running = true;
  registry.begin();
  start(extension).catch((error: Error) =>
    fail(error.message, error instanceof UnreachableError ? unreachableExitCode : 1),
  );
}

async function start(extension: Extension): Promise<void> {
  await startSession(extension, registry, takeLaunchEnvironment());
}

/** Whether `run` was called, and whether there is something it would serve. For the launcher. */
export function runState(): 'running' | 'registered' | 'nothing' {
  if (running) return 'running';
  return registry.names.length > 0 ? 'registered' : 'nothing';
}
