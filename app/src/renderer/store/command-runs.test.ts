import { expect, test } from 'vitest';
import { type CommandRun, changeRun, type RunState, returned, withItems, withRun } from './command-runs.js';

const running: RunState & { kind: 'running' } = {
  kind: 'running',
  progress: undefined,
  items: [],
  dropped: 0,
};
const run = (id: number, state: RunState = running): CommandRun => ({
  id,
  extensionId: 'test.a',
  command: 'a.b',
  label: 'B',
  args: [],
  startedAt: 0,
  endedAt: undefined,
  state,
});

test('the newest runs are kept, and all that still run', () => {
  const over = returned(running);
  const runs = Array.from({ length: 40 }, (_, index) => index).reduce<readonly CommandRun[]>(
    (before, id) => withRun(before, run(id, id === 3 ? running : over)),
    [],
  );
  expect(runs.map(({ id }) => id)).toEqual([...Array.from({ length: 30 }, (_, index) => 39 - index), 3]);
});

test('the only item is the result of a command that does not stream; more of them are a list', () => {
  expect([[], ['a'], ['a', 'b']].map((items) => returned({ ...running, items }))).toEqual([
    { kind: 'returned', result: undefined, streamed: false, dropped: 0 },
    { kind: 'returned', result: 'a', streamed: false, dropped: 0 },
    { kind: 'returned', result: ['a', 'b'], streamed: true, dropped: 0 },
  ]);
});

test('of a long stream the latest items are kept, and the others counted', () => {
  const numbers = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);
  const state = withItems({ ...running, items: numbers(0, 9_999) }, numbers(9_999, 3)) as typeof running;
  expect([state.items.length, state.items[0], state.items.at(-1), state.dropped]).toEqual([
    10_000, 2, 10_001, 2,
  ]);
});

test('what is over stays as it is', () => {
  const runs = [run(1, { kind: 'cancelled', items: [], dropped: 0 }), run(2)];
  const changed = changeRun(
    changeRun(runs, 1, () => ({ endedAt: 5 })),
    2,
    () => ({ endedAt: 6 }),
  );
  expect(changed.map(({ endedAt }) => endedAt)).toEqual([undefined, 6]);
});
