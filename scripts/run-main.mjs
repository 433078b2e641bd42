import { CommandError } from './run.mjs';
import { SetupError } from './setup/setup-error.mjs';

/** Runs a script's main function; what a person can mend is printed without a stack trace. */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    const mendable = error instanceof SetupError || error instanceof CommandError;
    console.error(`\n${mendable ? error.message : (error?.stack ?? error)}`);
    process.exitCode = 1;
  }
}
