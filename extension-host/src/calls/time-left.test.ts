import { expect, test } from 'vitest';
import { timeLeft } from './time-left.js';

test('a call that is sent at once has all of its time; later it has what is left, in steps', () => {
  const call = { timeout: 1000, deadline: 5000 };
  expect([4000, 4000.3, 4099.9, 4100, 4450.5, 4999, 5001].map((now) => timeLeft(call, now))).toEqual([
    1000, 1000, 1000, 900, 600, 100, 100,
  ]);
});
