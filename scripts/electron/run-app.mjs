import { APP, ROOT } from '../paths.mjs';
import { SetupError } from '../setup/setup-error.mjs';
import { requireElectron } from './find-electron.mjs';
import { planLaunch } from './launch-plan.mjs';
import { inspectMachine } from './machine.mjs';
import { runOnDisplay } from './run-on-display.mjs';

// Where there is no screen there is mostly no D-Bus and no GPU either, and Chromium's complaints about both would bury
// what the app says.
const QUIET = ['--log-level=3'];

const INVISIBLE =
  'There is no display here: the window opens on a virtual one (Xvfb), where nobody sees it. ' +
  'The same host shows itself in a terminal: node extension-host/bin/plugo-host.js run sample-extensions';

/**
 * Runs the app of this clone as this machine can, and tells what the person should know about it. The words of the
 * script's own command line go to the app.
 *
 * @param {(appCommand: string[]) => string[]} [wrap] what is run in place of the app's command
 * @returns {Promise<number>} its exit code
 */
export function runApp(wrap = (command) => command) {
  const plan = planLaunch(inspectMachine());
  if (plan.obstacle) throw new SetupError(plan.obstacle);
  for (const note of plan.notes) console.error(`! ${note}`);
  if (plan.virtualDisplay) console.log(`! ${INVISIBLE}`);

  const flags = [...plan.chromiumFlags, ...(plan.virtualDisplay ? QUIET : [])];
  const command = [requireElectron().executable, ...flags, APP, ...process.argv.slice(2)];
  return runOnDisplay(plan, wrap(command), { cwd: ROOT });
}
