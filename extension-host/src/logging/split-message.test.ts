import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestLine, splitMessage } from './split-message.js';

test.each([
  ['one', ['one']],
  ['', ['']],
  ['one\ntwo\r\nthree\rfour', ['one', 'two', 'three', 'four']],
  ['ends\n', ['ends']],
  ['a\n\nb', ['a', '', 'b']],
])('%j becomes %j', (message, lines) => {
  expect(splitMessage(message)).toEqual(lines);
});

test('a line over 8 KiB is cut and says how long it was', () => {
  const [line = ''] = splitMessage('x'.repeat(100_000));
  expect([Buffer.byteLength(line), line.slice(-26)]).toEqual([
    8192,
    ' [cut: 100000 bytes in all]'.slice(-26),
  ]);
});

test('cutting leaves no half characters and keeps to the limit', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'é', '€', '😀'), minLength: 2_000, maxLength: 9_000 }),
      (text) => {
        const [line = ''] = splitMessage(text);
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(longestLine);
        expect(line).not.toContain('\uFFFD');
        expect(text.startsWith(line.replace(/ \[cut: \d+ bytes in all\]$/, ''))).toBe(true);
      },
    ),
  );
});

test('a message of a million line breaks costs little and says what it left out', () => {
  const lines = splitMessage('\n'.repeat(1_000_000));
  expect([lines.length, lines.at(-1)]).toEqual([
    1_001,
    '[999000 more characters of this message are left out]',
  ]);
});
