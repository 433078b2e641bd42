import { expect, test } from 'vitest';
import { delayAfterCrash } from './restart-delay.js';

const minute = 60_000;

test('each crash waits longer than the one before, and the fifth in five minutes is the last', () => {
  const crashes: number[] = [];
  const delays = [0, 1, 2, 3, 4].map((second) => {
    crashes.push(second * 1000);
    return delayAfterCrash(crashes, second * 1000);
  });
  expect(delays).toEqual([0, 1000, 2000, 4000, undefined]);
});

test('crashes of long ago are forgotten', () => {
  expect(delayAfterCrash([0, 0, 0, 0, 10 * minute], 10 * minute)).toBe(0);
});
