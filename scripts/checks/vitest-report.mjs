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
    failures: report.testResults.flatMap(failuresIn),
  };
}

function failuresIn({ name, status, message, assertionResults }) {
  if (status === 'failed' && assertionResults.length === 0) return [`${name}: ${message}`];
  return assertionResults.flatMap(({ status: outcome, fullName, failureMessages }) =>
    outcome === 'passed' ? [] : [`${name}: ${fullName}: ${failureMessages?.join(' ') || outcome}`],
  );
}
