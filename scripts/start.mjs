// npm start: whatever set-up is missing, then the app.
import { requireElectron } from './electron/find-electron.mjs';
import { planLaunch } from './electron/launch-plan.mjs';
import { inspectMachine } from './electron/machine.mjs';
import { runOnDisplay } from './electron/run-on-display.mjs';
import { APP, ROOT } from './paths.mjs';
import { runMain } from './run-main.mjs';
import { setUp } from './setup/set-up.mjs';
import { SetupError } from './setup/setup-error.mjs';

// Where there is no screen there is mostly no D-Bus and no GPU either, and Chromium's complaints about both would bury
// what the app says.
const QUIET = ['--log-level=3'];

runMain(async () => {
  await setUp();
  const plan = planLaunch(inspectMachine());
  if (plan.obstacle) throw new SetupError(plan.obstacle);
  for (const note of plan.notes) console.error(`! ${note}`);
  if (plan.virtualDisplay)
    console.log('! There is no display here: the window opens on a virtual one (Xvfb).');

  const flags = [...plan.chromiumFlags, ...(plan.virtualDisplay ? QUIET : [])];
  const command = [requireElectron().executable, ...flags, APP, ...process.argv.slice(2)];
  return runOnDisplay(plan, command, { cwd: ROOT });
});
