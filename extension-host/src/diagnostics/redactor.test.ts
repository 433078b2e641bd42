import { expect, test } from 'vitest';
import { redact } from './redactor.js';

const ada = { home: '/home/ada', user: 'ada' };

test.each([
  ['/home/ada/x', '~/x'],
  ['at file:///home/ada/ext/main.js:3', 'at file://~/ext/main.js:3'],
  ['/home/adalbert/x', '/home/adalbert/x'],
  ['/var/cache/ada/x', '/var/cache/user/x'],
  ['ada is a name', 'ada is a name'],
  ['token=abc123 and more', 'token=••• and more'],
  ['{"apiKey":"a\\"b","n":1}', '{"apiKey":"•••","n":1}'],
  ['Authorization: Bearer abc.def', 'Authorization: •••'],
  ['the tokens are counted', 'the tokens are counted'],
])('%s becomes %s', (text, expected) => {
  expect(redact(text, ada)).toBe(expected);
});

test('a home folder of Windows is found, in JSON as well', () => {
  const grace = { home: 'C:\\Users\\grace', user: 'grace' };
  expect(redact('C:\\Users\\grace\\x', grace)).toBe('~\\x');
  expect(redact(JSON.stringify({ at: 'C:\\Users\\grace\\x' }), grace)).toBe('{"at":"~\\\\x"}');
  expect(redact('D:\\data\\grace\\x', grace)).toBe('D:\\data\\user\\x');
});
