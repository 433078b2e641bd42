import type { ExtensionView } from '@plugo/extension-host/control';
import { expect, test } from 'vitest';
import { dependencyGraph, edgePath, graphHeight, nodeMiddle } from './dependency-graph.js';

const extension = (
  id: string,
  ...needs: string[]
): Pick<ExtensionView, 'id' | 'dependencies' | 'dependents'> => ({
  id,
  dependencies: needs.map((need) => ({ id: need, range: '^1.0.0', optional: false, satisfied: true })),
  dependents: [],
});

test('those that need it stand on one side, what it needs on the other, and who needs it through others is known', () => {
  const middle = { ...extension('b', 'a'), dependents: ['c', 'd'] };
  const all = Object.fromEntries(
    [extension('a'), middle, extension('c', 'b'), extension('d', 'c')].map((e) => [e.id, e]),
  );
  const { dependents, dependencies, indirect } = dependencyGraph(middle, all);
  expect([dependents.map(({ id }) => id), dependencies.map(({ id }) => id), indirect]).toEqual([
    ['c'],
    ['a'],
    ['d'],
  ]);
});

test('a column stands in the middle of the drawing, whose height is that of the longest', () => {
  const height = graphHeight(3, 1, 0);
  expect([height, nodeMiddle(0, 1, height), nodeMiddle(2, 3, height)]).toEqual([194, 97, 165]);
  expect(graphHeight()).toBe(58);
  expect(edgePath(10, 20)).toBe('M0 10 C28 10 28 20 49 20');
});
