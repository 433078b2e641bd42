import { expect, test } from 'vitest';
import type { FlameSpan } from './cpu-profile.js';
import { FlameLayout, moved, zoomed } from './flame-layout.js';

const span = (name: string, depth: number, start: number, end: number): FlameSpan => ({
  function: { name, url: '', line: 1, self: 0, total: 0 },
  depth,
  start,
  end,
  self: 0,
});
const [a, b, c, d] = [
  span('a', 0, 0, 100),
  span('b', 1, 0, 30),
  span('c', 1, 50, 100),
  span('d', 0, 200, 300),
];
const layout = new FlameLayout([a, b, c, d]);

test('what is pointed at, and what is in view', () => {
  expect([layout.at(1, 10), layout.at(1, 40), layout.at(1, 99), layout.at(0, 150)]).toEqual([
    b,
    undefined,
    c,
    undefined,
  ]);
  expect(layout.visible(0, 90, 210)).toEqual([a, d]);
  expect(layout.end).toBe(300);
});

test('from a bar one comes to its parent, its longest child and its neighbours', () => {
  expect([
    layout.parent(c),
    layout.child(a),
    layout.neighbour(b, 1),
    layout.neighbour(b, -1),
    layout.parent(a),
  ]).toEqual([a, c, c, undefined, undefined]);
});

test('zooming keeps the moment where it is, and stays within the ends', () => {
  expect(zoomed({ from: 0, to: 1_000 }, 0.5, 500, 1_000)).toEqual({ from: 250, to: 750 });
  expect(zoomed({ from: 250, to: 750 }, 10, 500, 1_000)).toEqual({ from: 0, to: 1_000 });
  expect(moved({ from: 250, to: 750 }, 900, 1_000)).toEqual({ from: 500, to: 1_000 });
});
