/** Counts the tests in a report of Playwright's JSON reporter. One that was skipped, or passed only at the second try, failed. */
export function countPlaywright({ stats, errors }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + stats.skipped + errors.length,
  };
}
