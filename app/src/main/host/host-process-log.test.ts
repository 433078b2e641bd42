import { expect, test } from 'vitest';
import { lastLine } from './host-process-log.js';

test('the last line of a stack is its message', () => {
  const stack =
    'Error: no space left on device\n    at write (node:fs:1)\n    at main.js:2\n\nNode.js v20.18.1\n';
  expect(lastLine(Buffer.from(stack))).toBe('Error: no space left on device');
  expect(lastLine(Buffer.from('\n}\n'))).toBeUndefined();
});
