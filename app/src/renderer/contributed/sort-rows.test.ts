import { expect, test } from 'vitest';
import { sortRows } from './sort-rows.js';

const rows = [{ cells: { n: 10, t: 'b10' } }, { cells: { n: 9, t: 'b9' } }, { cells: { n: null } }];

test.each([
  [undefined, [10, 9, null]],
  [{ key: 'n', descending: false }, [9, 10, null]],
  [{ key: 'n', descending: true }, [10, 9, null]],
  [{ key: 't', descending: false }, [9, 10, null]],
])('sorted by %j', (sorting, expected) => {
  expect(sortRows(rows, sorting).map(({ cells }) => cells.n)).toEqual(expected);
});
