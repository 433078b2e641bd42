import { writeSync } from 'node:fs';

/** Ends the process with one sentence on stderr, which the host shows to people, and exit code 1. */
export function fail(sentence: string): never {
  try {
    writeSync(2, `${sentence}\n`);
  } catch {
    // Nobody reads stderr any more.
  }
  process.exit(1);
}
