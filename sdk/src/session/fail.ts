import { writeSync } from 'node:fs';

/** Ends the process with one sentence on stderr, which the host shows to people. */
export function fail(sentence: string, exitCode = 1): never {
  try {
    writeSync(2, `${sentence}\n`);
  } catch {
    // Nobody reads stderr any more.
  }
  process.exit(exitCode);
}
