import { expect, test } from 'vitest';
import { summaryOf, visibleNodes } from './json-nodes.js';

const none = { toggled: new Set<string>(), whole: new Set<string>() };
const paths = (value: unknown, state = none) => visibleNodes(value, state).map(({ path }) => path);

test('the outer levels are open at first, and each line has a path as it is written in code', () => {
  expect(paths({ a: [1, { 'b c': 2 }], d: {} })).toEqual(['', '.a', '.a[0]', '.a[1]', '.a[1]["b c"]', '.d']);
});

test('a node is closed and opened', () => {
  expect(paths({ a: [1] }, { ...none, toggled: new Set(['.a']) })).toEqual(['', '.a']);
});

test('of many children a hundred are shown, and then all', () => {
  const many = Array.from({ length: 250 }, (_, index) => index);
  const nodes = visibleNodes(many, none);
  expect([nodes.length, nodes.at(-1)?.hidden]).toEqual([102, 150]);
  expect(visibleNodes(many, { ...none, whole: new Set(['']) })).toHaveLength(251);
});

test('values are summed up on one line', () => {
  expect([{}, [], { a: 1 }, [1, 2], 'x\n', null, 1].map(summaryOf)).toEqual([
    '{}',
    '[]',
    '{…} 1',
    '[…] 2',
    '"x\\n"',
    'null',
    '1',
  ]);
});
