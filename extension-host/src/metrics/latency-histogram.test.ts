import { expect, test } from 'vitest';
import { LatencyHistogram } from './latency-histogram.js';

test('quantiles are right to a tenth, from microseconds to minutes', () => {
  for (const unit of [0.002, 1, 60_000]) {
    const histogram = new LatencyHistogram();
    for (let i = 1; i <= 1_000; i += 1) histogram.record((i / 1_000) * unit);
    expect((histogram.quantile(0.5) ?? 0) / (unit / 2)).toBeCloseTo(1, 0.9);
    expect((histogram.quantile(0.99) ?? 0) / (unit * 0.99)).toBeCloseTo(1, 0.9);
  }
});

test('none of nothing; what is beyond its ends counts as its ends', () => {
  const histogram = new LatencyHistogram();
  expect(histogram.quantile(0.5)).toBeUndefined();
  for (const odd of [0, -1, Number.NaN]) histogram.record(odd);
  expect(histogram.quantile(1)).toBeLessThan(0.01);
  histogram.record(1e12);
  expect(histogram.quantile(1)).toBeGreaterThan(3_600_000);
  expect(histogram.count).toBe(4);
});

test('two are added, one is cleared', () => {
  const one = new LatencyHistogram();
  const other = new LatencyHistogram();
  one.record(1);
  other.record(100);
  one.addTo(other);
  one.clear();
  expect([one.count, other.count]).toEqual([0, 2]);
  expect(other.quantile(0.5)).toBeCloseTo(1, 0);
});
