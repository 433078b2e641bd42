import { expect, test } from 'vitest';
import { memoryCurve } from './memory-curve.js';

const samples = (...memory: readonly number[]) =>
  memory.map((one, n) => ({ at: n * 2_000, memory: one, cpu: 0 }));

test('time goes to the right and memory up, the most of it to the upper edge', () => {
  expect(memoryCurve(samples(50, 100, 75), 200, 40)).toEqual({
    points: '0.0,20.0 100.0,0.0 200.0,10.0',
    first: 50,
    most: 100,
    last: 75,
  });
});

test('there is no line without two moments', () => {
  expect([memoryCurve([], 1, 1), memoryCurve(samples(1), 1, 1)]).toEqual([undefined, undefined]);
});
