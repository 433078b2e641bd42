import { expect, test } from 'vitest';
import { describeExit, troubleReport } from './trouble-report.js';

test('an end is named by its signal or its exit code', () => {
  const ends = [
    { code: 3, signal: null, lastErrorLines: [] },
    { code: null, signal: 'SIGKILL', lastErrorLines: [] },
  ];
  expect(ends.map(describeExit)).toEqual(['Exit code 3', 'Ended by SIGKILL']);
});

test('a report carries who, what, when, how and the last lines', () => {
  const error = { code: 'EXITED', message: 'It exited.', nextStep: 'See the log.' } as const;
  const exit = { code: 1, signal: null, lastErrorLines: ['\u001b[31mboom'] };
  expect(troubleReport({ id: 'plugo.crash-loop', version: '1.0.0' }, error, { at: 0, error, exit })).toBe(
    [
      'plugo.crash-loop 1.0.0',
      'EXITED: It exited.',
      'What to do: See the log.',
      'When: 1970-01-01T00:00:00.000Z',
      'Exit code 1',
      '^[[31mboom',
    ].join('\n'),
  );
});
