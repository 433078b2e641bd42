import { expect, test } from 'vitest';
import { shorten } from './shorten.js';

test.each([
  ['', ''],
  ['12345', '12345'],
  ['123456', '1234…'],
])('of "%s" five characters are "%s"', (text, expected) => {
  expect(shorten(text, 5)).toBe(expected);
});
