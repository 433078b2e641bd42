import { expect, test } from 'vitest';
import { describeExit } from './describe-exit.js';

const exit = (code: number | null, signal: string | null, ...lastErrorLines: string[]) =>
  describeExit({ code, signal, lastErrorLines });

test('a code', () => expect(exit(1, null)).toBe('exited with code 1.'));

test('a signal, with what it mostly means', () => {
  expect(exit(null, 'SIGSEGV')).toBe('was ended by SIGSEGV (it accessed memory it may not).');
  expect(exit(null, 'SIGTERM')).toBe('was ended by SIGTERM.');
});

test('of a Node stack trace, the line that names the error', () => {
  const trace = [
    'file:///x.js:1',
    "throw new Error('no disk');",
    '      ^',
    '',
    'Error: no disk',
    '    at file:///x.js:1:7',
    '',
    'Node.js v24.0.0',
  ];
  expect(exit(1, null, ...trace)).toBe('exited with code 1. Last line on stderr: "Error: no disk".');
});

test('of a Python traceback, its last line', () => {
  expect(
    exit(1, null, 'Traceback (most recent call last):', '  File "x.py", line 1', 'ValueError: 3'),
  ).toMatch(/: "ValueError: 3"\.$/);
});
