import { environment } from '../protocol/environment.js';
import { run, runState } from '../run.js';
import { fail } from '../session/fail.js';
import type { Extension } from '../session/lifecycle.js';

/** How long a main file may be loaded before we tell that it has not run. Milliseconds; half of what the host waits. */
const patience = 5_000;

/** Runs what a main file exports or has registered, if it did not call `run()` itself. */
export function runUnlessRunning(exported: Record<string, unknown>, main: string): void {
  if (isRunning()) return;
  const extension = extensionIn(exported);
  if (extension !== undefined) run(extension);
  else if (runState() === 'registered') run();
  else complainUnlessItRunsLater(main);
}

/** A main file that did nothing so far may yet, after an await; if it ends without, the reason is told. */
function complainUnlessItRunsLater(main: string): void {
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

/** Whether `run()` was called here, or in another copy of the SDK, which has then taken the token. */
function isRunning(): boolean {
  const tokenTaken =
    process.env[environment.token] === undefined && process.env[environment.endpoint] !== undefined;
  return runState() === 'running' || tokenTaken;
}

/** `module.exports = { activate }` arrives as `default`. */
function extensionIn(exported: Record<string, unknown>): Extension | undefined {
  for (const candidate of [exported, exported.default]) {
    const extension = candidate as Extension | null | undefined;
    if (typeof extension?.activate === 'function') return extension;
  }
  return undefined;
}
