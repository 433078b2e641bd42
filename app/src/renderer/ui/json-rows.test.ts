import { expect, test } from 'vitest';
import { jsonRows } from './json-rows.js';

const story = (value: unknown, ...toggled: readonly string[]) =>
  jsonRows(value, new Set(toggled)).map(
    ({ path, depth, size, open }) =>
      `${depth}${path}${size === undefined ? '' : ` ${open ? 'open' : 'closed'} ${size}`}`,
  );

test('what is open shows what is in it, by its place in the whole', () => {
  expect(story({ 'a/b': [1, { c: null }], d: 'x' })).toEqual([
    '0 open 2',
    '1/a~1b open 2',
    '2/a~1b/0',
    '2/a~1b/1 open 1',
    '3/a~1b/1/c',
    '1/d',
  ]);
  expect(story({ a: [1], b: {} }, '/a')).toEqual(['0 open 2', '1/a closed 1', '1/b open 0']);
});

test('long and deep ones are closed at first, and the whole never', () => {
  const long = Array.from({ length: 31 }, () => 0);
  expect(story({ long })).toEqual(['0 open 1', '1/long closed 31']);
  expect(story({ long }, '/long')).toHaveLength(33);
  expect(story(long)).toHaveLength(32);
  expect(story({ a: { b: { c: { d: 1 } } } }).at(-1)).toBe('3/a/b/c closed 1');
});

test('a value alone is one line', () => {
  expect(story(7)).toEqual(['0']);
});
