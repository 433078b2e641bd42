import { afterEach, beforeEach, expect, test, vi } from 'vitest';

vi.mock('node:os', async (original) => ({
  ...(await original<typeof import('node:os')>()),
  availableParallelism: () => 2,
}));
const { alertness } = await import('./alertness.js');

let now = 1_000;
const looks: (() => void)[] = [];

beforeEach(() => {
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  vi.spyOn(globalThis, 'setImmediate').mockImplementation(((look: () => void) => looks.push(look)) as never);
});

/** Turns of the event loop, each 0.01 ms long, until it may sleep. */
function turnsUntilSleep(): number {
  let turns = 0;
  for (let look = looks.pop(); look !== undefined; look = looks.pop()) {
    now += 0.01;
    look();
    turns += 1;
  }
  return turns;
}

afterEach(() => {
  now += 1_000;
});

test('a single message lets the event loop sleep at once', () => {
  alertness.note();
  expect(turnsUntilSleep()).toBe(0);
});

test('after messages that follow each other quickly it stays awake for a moment, and then sleeps', () => {
  alertness.note();
  now += 0.2;
  alertness.note();
  alertness.note();
  expect(looks.length).toBe(1);
  expect(turnsUntilSleep()).toBeGreaterThanOrEqual(10);
});

test('messages that are far apart keep nobody awake', () => {
  for (let count = 0; count < 20; count += 1) {
    now += 5;
    alertness.note();
    expect(turnsUntilSleep()).toBe(0);
  }
});
