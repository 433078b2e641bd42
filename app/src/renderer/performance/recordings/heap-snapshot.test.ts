import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeHeapSnapshot } from 'node:v8';
import { expect, test } from 'vitest';
import { summariseHeap } from './heap-snapshot.js';

const meta = {
  node_fields: ['type', 'name', 'id', 'self_size', 'edge_count'],
  node_types: [['hidden', 'object', 'string'], 'string', 'number', 'number', 'number'],
  edge_fields: ['type', 'name_or_index', 'to_node'],
  edge_types: [['property', 'weak'], 'string_or_number', 'node'],
};

/** `[type, name, size, targets]`; a target below 0 is reached by a weak edge. */
function snapshotOf(nodes: readonly (readonly [number, string, number, readonly number[]])[]): string {
  const strings = [...new Set(nodes.map(([, name]) => name))];
  return JSON.stringify({
    snapshot: { meta },
    nodes: nodes.flatMap(([type, name, size, targets], id) => [
      type,
      strings.indexOf(name),
      id,
      size,
      targets.length,
    ]),
    edges: nodes.flatMap(([, , , targets]) =>
      targets.flatMap((target) => [target < 0 ? 1 : 0, 0, Math.abs(target) * 5]),
    ),
    strings,
  });
}

test('what is reached in one way only is retained by what it is reached through', () => {
  const { total, objects, constructors } = summariseHeap(
    snapshotOf([
      [0, 'root', 0, [1, 2]],
      [1, 'Owner', 10, [3, 4]],
      [1, 'Other', 20, [4, -3]],
      [1, 'Leaf', 100, []],
      [1, 'Shared', 7, []],
    ]),
  );
  expect([total, objects]).toEqual([137, 5]);
  expect(constructors.map(({ name, count, shallow, retained }) => [name, count, shallow, retained])).toEqual([
    ['(hidden)', 1, 0, 137],
    ['Owner', 1, 10, 110],
    ['Leaf', 1, 100, 100],
    ['Other', 1, 20, 20],
    ['Shared', 1, 7, 7],
  ]);
});

test('of objects within one another of the same constructor, each byte counts once', () => {
  const list = snapshotOf([
    [0, 'root', 0, [1]],
    [1, 'Item', 5, [2]],
    [1, 'Item', 5, [3]],
    [1, 'Item', 5, []],
  ]);
  const { constructors, largest } = summariseHeap(list);
  expect(constructors.find(({ name }) => name === 'Item')).toMatchObject({
    count: 3,
    shallow: 15,
    retained: 15,
  });
  expect(largest.map(({ retained }) => retained)).toEqual([15, 10, 5]);
});

class KeptForTheTest {
  readonly text = 'x'.repeat(10);
}

test('a real snapshot', () => {
  const directory = mkdtempSync(join(tmpdir(), 'plugo-heap-'));
  const kept = Array.from({ length: 1_000 }, () => new KeptForTheTest());
  try {
    const file = writeHeapSnapshot(join(directory, 'x.heapsnapshot'));
    const { constructors, total } = summariseHeap(readFileSync(file, 'utf8'));
    expect(constructors.find(({ name }) => name === 'KeptForTheTest')?.count).toBe(kept.length);
    for (const { retained } of constructors) expect(retained).toBeLessThanOrEqual(total);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('a file of another kind says what it is not', () => {
  expect(() => summariseHeap('{}')).toThrow('it is no heap snapshot');
});
