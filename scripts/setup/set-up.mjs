import { CommandError } from '../run.mjs';
import { buildWhenChanged } from './build-when-changed.mjs';
import { checkNode } from './check-node.mjs';
import { installDependencies } from './install-dependencies.mjs';
import { alone } from './lock.mjs';
import { provideElectron } from './provide-electron.mjs';
import { SetupError } from './setup-error.mjs';
import { step } from './step.mjs';
import { provideSystemLibraries } from './system-libraries.mjs';

/**
 * Does all of the set-up that is missing, with one line for each step; well under a second when nothing is.
 * Only Node's own modules are loaded before the dependencies are there.
 */
export async function setUp() {
  await step('node', () => checkNode());
  await alone(
    async () => {
      await step('dependencies', installDependencies);
      const electron = await step('electron', provideElectron);
      await step('system libraries', (say) => provideSystemLibraries(electron, say));
      await step('build', buildWhenChanged);
    },
    (pid) => console.log(`· another set-up (process ${pid}) is at work in this folder, waiting for it …`),
  );
}

/** Runs a command's main function; what a person can mend is printed without a stack trace. */
export function runMain(main) {
  main().then(
    (code) => (process.exitCode = code ?? 0),
    (error) => {
      const mendable = error instanceof SetupError || error instanceof CommandError;
      console.error(`\n${mendable ? error.message : (error?.stack ?? error)}`);
      process.exitCode = 1;
    },
  );
}
