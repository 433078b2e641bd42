import { expect, test } from 'vitest';
import { compareValues } from './compare-values.js';

test('values are the same whatever the order of their fields, and a masked secret is like any other', () => {
  expect(compareValues({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toEqual([]);
  expect(compareValues({ token: '•••' }, { token: 'abc' })).toEqual([]);
});

test('each difference is named by its path, with what was and what is', () => {
  expect(
    compareValues({ a: [1, 2], 'b c': { d: 'x' }, gone: 1 }, { a: [1], 'b c': { d: 'y' }, came: null }),
  ).toEqual([
    { path: '.a[1]', before: 2 },
    { path: '["b c"].d', before: 'x', after: 'y' },
    { path: '.gone', before: 1 },
    { path: '.came', after: null },
  ]);
  expect(compareValues([], {})).toEqual([{ path: '', before: [], after: {} }]);
});

test('of many differences a hundred are told', () => {
  const values = (plus: number) => Array.from({ length: 500 }, (_, index) => index + plus);
  expect(compareValues(values(0), values(1))).toHaveLength(100);
});
