/** Counts the tests in a report of Playwright's JSON reporter. One that was skipped, or passed only at the second try, failed. */
export function countPlaywright({ stats, errors, suites = [] }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + stats.skipped + errors.length,
    failures: [...suites.flatMap(failuresIn), ...errors.map(({ message }) => message)],
  };
}

function failuresIn({ specs = [], suites = [] }) {
  const own = specs.flatMap(({ file, title, tests }) =>
    tests.flatMap(({ status, results }) => {
      if (status === 'expected') return [];
      const message = results.find(({ error }) => error)?.error.message ?? status;
      return [`${file}: ${title}: ${message}`];
    }),
  );
  return [...own, ...suites.flatMap(failuresIn)];
}
