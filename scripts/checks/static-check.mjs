import { run } from '../run.mjs';

/** Runs commands that say yes or no; together they count as one test. What they write is shown when one says no. */
export async function runStatic(...commands) {
  for (const command of commands) {
    const { code, output, error } = await run(command);
    if (code !== 0) return { passed: 0, failed: 1, problem: error?.message ?? output.trim() };
  }
  return { passed: 1, failed: 0 };
}
