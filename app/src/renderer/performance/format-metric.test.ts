import { expect, test } from 'vitest';
import { formatLatency, formatMetric, formatPercent, formatRate } from './format-metric.js';

test('few digits, and more of them where numbers are small', () => {
  expect([0, 0.01, 4.24, 9.96, 93.4].map(formatPercent)).toEqual(['0 %', '<0.1 %', '4.2 %', '10 %', '93 %']);
  expect([0.42, 12, 999, 1_340].map(formatLatency)).toEqual(['0.4 ms', '12 ms', '999 ms', '1.3 s']);
  expect([0, 4.2, 230_000].map(formatRate)).toEqual(['0/s', '4.2/s', '230k/s']);
});

test('what is not known is a dash', () => {
  expect([formatMetric('p99', null), formatMetric('cpu', undefined)]).toEqual(['–', '–']);
});
