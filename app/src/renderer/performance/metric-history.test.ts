import type { MetricSample } from '@plugo/extension-host/control';
import { expect, test } from 'vitest';
import { emptyHistory, latest, withSample, withSamples } from './metric-history.js';

const sample = (at: number, cpu: number | null): MetricSample => ({
  at,
  cpu,
  memory: null,
  calls: 0,
  errors: 0,
  p50: null,
  p99: null,
  restarts: 0,
});

test('a sample comes at the end, and what is older than 5 min goes', () => {
  const history = [0, 1_000, 300_500].reduce(
    (before, at) => withSample(before, sample(at, at)),
    emptyHistory,
  );
  expect([history.at, history.cpu]).toEqual([
    [1_000, 300_500],
    [1_000, 300_500],
  ]);
});

test('a round of samples belongs to those who are in it', () => {
  const before = withSamples({}, { a: sample(1, 1), b: sample(1, 2) });
  const after = withSamples(before, { a: sample(2, 3) });
  expect([after.a?.cpu, after.b?.cpu]).toEqual([[1, 3], [2]]);
  expect(after.b).toBe(before.b);
});

test('the latest value is none when it is old', () => {
  const history = withSample(withSample(emptyHistory, sample(1_000, 5)), sample(2_000, null));
  expect(latest(history, 'cpu', 3_000)).toBe(5);
  expect(latest(history, 'cpu', 60_000)).toBeUndefined();
  expect(latest(undefined, 'cpu', 0)).toBeUndefined();
});
