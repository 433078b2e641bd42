import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { countPlaywright } from './playwright-report.mjs';
import { runReported } from './reported-tests.mjs';
import { countVitest } from './vitest-report.mjs';

const count = (report) => report;

function reportFile() {
  const folder = mkdtempSync(join(tmpdir(), 'plugo-report-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'report.json');
}

/** A test runner that writes a report and ends with an exit code. */
const runner = (file, report, code) => [
  process.execPath,
  '-e',
  `require('node:fs').writeFileSync(${JSON.stringify(file)}, ${JSON.stringify(report)}); process.exit(${code})`,
];

test('skipped tests and files that could not be loaded have failed', () => {
  const testResults = [
    { name: 'a.test.ts', status: 'failed', message: 'no such file', assertionResults: [] },
    {
      name: 'b.test.ts',
      status: 'failed',
      assertionResults: [
        { status: 'passed', fullName: 'works' },
        { status: 'failed', fullName: 'adds', failureMessages: ['expected 2'] },
        { status: 'skipped', fullName: 'later', failureMessages: [] },
      ],
    },
  ];
  const report = { numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, testResults };
  expect(countVitest(report)).toEqual({
    passed: 7,
    failed: 5,
    failures: ['a.test.ts: no such file', 'b.test.ts: adds: expected 2', 'b.test.ts: later: skipped'],
  });
});

test('flaky and skipped window tests have failed, and errors outside of tests too', () => {
  const stats = { expected: 9, unexpected: 1, flaky: 2, skipped: 3 };
  const tests = [
    { status: 'expected', results: [{}] },
    { status: 'unexpected', results: [{ error: { message: 'no button' } }] },
    { status: 'skipped', results: [] },
  ];
  const specs = tests.map((one, index) => ({ file: 'a.spec.ts', title: `test ${index}`, tests: [one] }));
  const report = { stats, errors: [{ message: 'no port' }], suites: [{ suites: [{ specs }] }] };
  expect(countPlaywright(report)).toEqual({
    passed: 9,
    failed: 7,
    failures: ['a.spec.ts: test 1: no button', 'a.spec.ts: test 2: skipped', 'no port'],
  });
});

test('what the report says is what counts', async () => {
  const file = reportFile();
  const result = await runReported(runner(file, '{"passed":3,"failed":0}', 0), file, count);
  expect(result).toEqual({ passed: 3, failed: 0 });
});

test('a runner that complains although every test passed has failed', async () => {
  const file = reportFile();
  const result = await runReported(runner(file, '{"passed":3,"failed":0}', 1), file, count);
  expect(result).toEqual({ passed: 3, failed: 1, problem: 'it ended with exit code 1' });
});

test.each([
  ['a report without tests', '{"passed":0,"failed":0}', 'it ran no test'],
  ['a report that is cut off', '{"passed":', 'its report cannot be read'],
])('%s is a failure', async (_, report, problem) => {
  const file = reportFile();
  const result = await runReported(runner(file, report, 0), file, count);
  expect(result).toEqual({ passed: 0, failed: 1, problem: expect.stringContaining(problem) });
});

test('the report of an earlier run is not counted', async () => {
  const file = reportFile();
  await runReported(runner(file, '{"passed":3,"failed":0}', 0), file, count);
  const result = await runReported([process.execPath, '-e', ''], file, count);
  expect(result).toMatchObject({ passed: 0, failed: 1 });
  expect(existsSync(file)).toBe(false);
});
