import { environment } from '../protocol/environment.js';
import { run, runState } from '../run.js';
import { fail } from '../session/fail.js';
import type { Extension } from '../session/lifecycle.js';

/** How long a main file may be loaded before we tell that it has not run. Milliseconds; half of what the host waits. */
const patience = 5_000;

/**
 * Runs what a main file exports or has registered, if it did not call `run()` itself. A file that did neither may do so yet,
 * after an await, or speak to the host without this SDK; if it ends without, it ends with a sentence that says so.
 */
export function runUnlessRunning(exported: Record<string, unknown>, main: string): void {
  if (runState() === 'running' || spokenFor()) return;
  const extension = extensionIn(exported);
  if (extension !== undefined) return run(extension);
  if (runState() === 'registered') return run();
  const problem =
    `${main} neither calls run() nor exports activate(), so the extension never connects to Plugo. ` +
    'End it with: import { run } from "@plugo/sdk"; run();';
  setTimeout(() => {
    if (!isRunning()) process.stderr.write(`${problem}\n`);
  }, patience).unref();
  process.once('beforeExit', () => {
    if (!isRunning()) fail(problem);
  });
}

function isRunning(): boolean {
  return runState() === 'running' || spokenFor();
}

/** Another copy of the SDK, one the extension brought along, has taken the token. */
function spokenFor(): boolean {
  return process.env[environment.token] === undefined && process.env[environment.endpoint] !== undefined;
}

/** `module.exports = { activate }` arrives as `default`. */
function extensionIn(exported: Record<string, unknown>): Extension | undefined {
  for (const candidate of [exported, exported.default]) {
    const extension = candidate as Extension | null | undefined;
    if (typeof extension?.activate === 'function') return extension;
  }
  return undefined;
}
