import { buildWhenChanged } from './build-when-changed.mjs';
import { checkNode } from './check-node.mjs';
import { installDependencies } from './install-dependencies.mjs';
import { alone } from './lock.mjs';
import { provideElectron } from './provide-electron.mjs';
import { step } from './step.mjs';
import { provideSystemLibraries } from './system-libraries.mjs';

/**
 * Does all of the set-up that is missing, with one line for each step; well under a second when nothing is.
 */
export async function setUp() {
  await prepareMachine();
  await alone(() => step('build', buildWhenChanged), tellWaiting);
}

/**
 * The set-up without the build: what the tests need to say themselves that the build is broken.
 * Only Node's own modules are loaded before the dependencies are there.
 */
export async function prepareMachine() {
  await step('node', () => checkNode());
  await alone(async () => {
    await step('dependencies', installDependencies);
    const electron = await step('electron', provideElectron);
    await step('system libraries', (say) => provideSystemLibraries(electron, say));
  }, tellWaiting);
}

function tellWaiting(pid) {
  console.log(`· another set-up (process ${pid}) is at work in this folder, waiting for it …`);
}
