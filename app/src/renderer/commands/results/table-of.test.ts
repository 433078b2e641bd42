import { expect, test } from 'vitest';
import { orderRows, type ResultTable, tableOf, toCsv, toMarkdown } from './table-of.js';

test('a list of objects is a table of all their fields', () => {
  expect(
    tableOf([
      { name: 'Ada', age: 36 },
      { name: 'Bob', likes: ['tea'] },
    ]),
  ).toEqual({
    columns: ['name', 'age', 'likes'],
    rows: [
      ['Ada', 36, undefined],
      ['Bob', undefined, ['tea']],
    ],
  });
});

test('lists of the same length are rows', () => {
  expect(
    tableOf([
      ['a', 1],
      ['b', 2],
    ]),
  ).toEqual({
    columns: ['1', '2'],
    rows: [
      ['a', 1],
      ['b', 2],
    ],
  });
});

test.each([
  [[]],
  [[1, 2]],
  [[{}, {}]],
  [[[1], [2]]],
  [[[1, 2], [1]]],
  [[{ a: 1 }, 7]],
  [{ a: 1 }],
  ['text'],
  [null],
])('%j is no table', (value) => {
  expect(tableOf(value)).toBeUndefined();
});

const table: ResultTable = {
  columns: ['file', 'size'],
  rows: [
    ['b10', 5],
    ['b9', 30],
    ['a|"x",\ny', undefined],
    ['c', 4],
  ],
};

test('numbers are ordered by size, texts as people do, and nothing comes last', () => {
  expect(orderRows(table, 1, 'ascending')).toEqual([3, 0, 1, 2]);
  expect(orderRows(table, 1, 'descending')).toEqual([1, 0, 3, 2]);
  expect(orderRows(table, 0, 'ascending')).toEqual([2, 1, 0, 3]);
});

test('it is copied as CSV and as Markdown', () => {
  expect(toCsv(table)).toBe('file,size\r\nb10,5\r\nb9,30\r\n"a|""x"",\ny",\r\nc,4');
  expect(toMarkdown(table)).toBe(
    [
      '| file | size |',
      '| --- | --- |',
      '| b10 | 5 |',
      '| b9 | 30 |',
      '| a\\|"x",<br>y |  |',
      '| c | 4 |',
    ].join('\n'),
  );
});
