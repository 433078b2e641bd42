import { readFileSync, rmSync } from 'node:fs';
import { run } from '../run.mjs';

/**
 * Runs a test runner and counts what its report file says. That there is no readable report, that it holds no test, or
 * that the runner complains although every test passed: each is a failure.
 */
export async function runReported(command, reportFile, count) {
  rmSync(reportFile, { force: true });
  const { code } = await run(command, { show: true });
  try {
    const counted = count(JSON.parse(readFileSync(reportFile, 'utf8')));
    const { passed, failed } = counted;
    if (failed > 0 || (code === 0 && passed > 0)) return counted;
    return { passed, failed: 1, problem: passed > 0 ? `it ended with exit code ${code}` : 'it ran no test' };
  } catch (error) {
    return { passed: 0, failed: 1, problem: `its report cannot be read: ${error.message}` };
  }
}
