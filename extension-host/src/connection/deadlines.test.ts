import { expect, test } from 'vitest';
import type { Clock } from '../base/clock.js';
import { Deadlines } from './deadlines.js';

/** A clock that stands still until it is told, and the deadlines of a story on it. */
function story() {
  let now = 0;
  const timers = new Set<{ readonly at: number; readonly action: () => void }>();
  const clock: Clock = {
    now: () => now,
    monotonic: () => now,
    after(milliseconds, action) {
      const timer = { at: now + milliseconds, action };
      timers.add(timer);
      return { dispose: () => timers.delete(timer) };
    },
  };
  const deadlines = new Deadlines(clock);
  const told: string[] = [];
  const wait = (name: string, length: number) => {
    const deadline = { due: 0, expire: () => told.push(`${name} at ${now}`) };
    const link = deadlines.add(length, deadline);
    return { answer: () => deadlines.remove(length, link) };
  };
  const passTo = (moment: number) => {
    for (; now < moment; now += 1) {
      for (const timer of [...timers].filter(({ at }) => at <= now)) {
        timers.delete(timer);
        timer.action();
      }
    }
  };
  return { deadlines, told, wait, passTo, timers };
}

test('each ends when its own time is up, though one timer serves all of a length', () => {
  const { told, wait, passTo, timers } = story();
  wait('first', 30);
  wait('short', 10);
  passTo(5);
  wait('second', 30);
  expect(timers.size).toBe(2);
  passTo(100);
  expect(told).toEqual(['short at 10', 'first at 30', 'second at 35']);
  expect(timers.size).toBe(0);
});

test('what was answered does not end, and what follows is not late', () => {
  const { told, wait, passTo, timers } = story();
  const answered = wait('answered', 30);
  passTo(10);
  answered.answer();
  wait('waiting', 30);
  passTo(100);
  expect(told).toEqual(['waiting at 40']);
  wait('later', 30);
  passTo(200);
  expect(told).toEqual(['waiting at 40', 'later at 130']);
  expect(timers.size).toBe(0);
});

test('disposing forgets all', () => {
  const { deadlines, told, wait, passTo, timers } = story();
  wait('first', 30);
  deadlines.dispose();
  expect(timers.size).toBe(0);
  passTo(100);
  expect(told).toEqual([]);
});
