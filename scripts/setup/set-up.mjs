import { buildWhenChanged } from './build-when-changed.mjs';
import { checkNode } from './check-node.mjs';
import { installDependencies } from './install-dependencies.mjs';
import { alone } from './lock.mjs';
import { provideElectron } from './provide-electron.mjs';
import { step } from './step.mjs';
import { provideSystemPackages } from './system-packages.mjs';

/**
 * Does all of the set-up that is missing, with one line for each step; well under a second when nothing is.
 */
export async function setUp(options) {
  await prepareMachine(options);
  await alone(() => step('build', buildWhenChanged), tellWaiting);
}

/**
 * The set-up without the build, for the tests say themselves that the build is broken; they need more of the system.
 * Only Node's own modules are loaded before the dependencies are there.
 */
export async function prepareMachine({ forTests = false } = {}) {
  await step('node', () => checkNode());
  await alone(async () => {
    await step('dependencies', installDependencies);
    const electron = await step('electron', provideElectron);
    await step('system', (say) => provideSystemPackages(electron, forTests, say));
  }, tellWaiting);
}

function tellWaiting(pid) {
  console.log(`· another set-up (process ${pid}) is at work in this folder, waiting for it …`);
}
