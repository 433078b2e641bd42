import { expect, test } from 'vitest';
import { clip } from './clip.js';

test('a small value is as it was, and nothing is shared with it', () => {
  const value = { a: [1, 'two', null, true], b: { c: 'd' } };
  expect(clip(value, 1_000)).toEqual(value);
  expect(clip(value, 1_000)).not.toBe(value);
});

test('of a large value the beginning is kept', () => {
  expect(clip('x'.repeat(1_000), 10)).toBe(`${'x'.repeat(6)}…`);
  expect(
    clip(
      Array.from({ length: 1_000 }, () => 1),
      12,
    ),
  ).toEqual([1, 1, '…']);
  expect(clip({ a: 'x'.repeat(300), b: 1, c: 2 }, 20)).toEqual({ a: 'xxxxxxxxxxx…', '…': '…' });
  expect(clip([[[[[[['deep']]]]]]], 1_000)).toEqual([[[[[['…']]]]]]);
  expect(clip(['x'.repeat(100_000)], 1_000)).toEqual(['<100000 characters>']);
  expect(clip({ data: new Uint8Array(5) }, 1_000)).toEqual({ data: '<5 bytes>' });
});

test('a key that would change an object is a key like any other', () => {
  const value = JSON.parse('{"__proto__": {"polluted": true}}') as object;
  expect(JSON.stringify(clip(value, 100))).toBe('{"__proto__":{"polluted":true}}');
});
