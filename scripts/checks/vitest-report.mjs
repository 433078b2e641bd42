/**
 * Counts the tests in a report of Vitest's JSON reporter. A test that was skipped has not passed, and a file that could
 * not be loaded counts as one failure, for nobody knows how many tests are in it.
 */
export function countVitest(report) {
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numPendingTests + report.numTodoTests + unloaded.length,
  };
}
