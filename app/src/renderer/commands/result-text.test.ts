import { expect, test } from 'vitest';
import { resultText } from './result-text.js';

test('a text is shown as it is, a value as JSON, nothing as nothing', () => {
  const results = ['Hello,\n<b>Ada</b>', { words: 2 }, 0, false, null, undefined];
  expect(results.map(resultText)).toEqual([
    'Hello,\n<b>Ada</b>',
    '{\n  "words": 2\n}',
    '0',
    'false',
    undefined,
    undefined,
  ]);
});
