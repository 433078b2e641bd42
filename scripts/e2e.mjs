// npm run e2e [-- word …]: the tests that drive the real window; the words go to Playwright (a file, -g TITLE, --headed …).
import { join } from 'node:path';
import { planLaunch } from './electron/launch-plan.mjs';
import { inspectMachine } from './electron/machine.mjs';
import { runOnDisplay } from './electron/run-on-display.mjs';
import { MODULES, ROOT } from './paths.mjs';
import { runMain } from './run-main.mjs';
import { setUp } from './setup/set-up.mjs';
import { SetupError } from './setup/setup-error.mjs';
import { USER_NODE } from './user-node.mjs';

runMain(async () => {
  await setUp({ forTests: true });
  const plan = planLaunch(inspectMachine());
  if (plan.obstacle) throw new SetupError(plan.obstacle);
  for (const note of plan.notes) console.error(`! ${note}`);
  const playwright = [
    USER_NODE,
    join(MODULES, '@playwright', 'test', 'cli.js'),
    'test',
    ...process.argv.slice(2),
  ];
  return runOnDisplay(plan, playwright, { cwd: ROOT });
});
