import { expect, test } from 'vitest';
import { type TreeState, treeRows } from './tree-rows.js';

const nodes = [
  { label: 'a', expanded: true, children: [{ label: 'b' }, { label: 'c', children: [{ label: 'd' }] }] },
  { label: 'e', load: { command: 'x.y' } },
];
const shown = (state: Partial<TreeState>) =>
  treeRows(nodes, { open: {}, loaded: {}, ...state }).map(
    ({ path, level, node, open }) => `${path} ${level} ${node.label} ${open}`,
  );

test('a tree shows what is unfolded, and what was fetched', () => {
  expect(shown({})).toEqual(['0 1 a true', '0.0 2 b undefined', '0.1 2 c false', '1 1 e false']);
  expect(shown({ open: { '0': false } })).toEqual(['0 1 a false', '1 1 e false']);
  expect(
    shown({ open: { '0': false, '1': true }, loaded: { '1': { kind: 'loaded', nodes: [{ label: 'f' }] } } }),
  ).toEqual(['0 1 a false', '1 1 e true', '1.0 2 f undefined']);
  expect(shown({ open: { '1': true }, loaded: { '1': { kind: 'loaded', nodes: [] } } }).at(-1)).toBe(
    '1 1 e undefined',
  );
});
