import { expect, test } from 'vitest';
import { type ChartPlot, summaryOf, topOf } from './chart-model.js';

const plot = (values: readonly (number | null)[], more: Partial<ChartPlot> = {}): ChartPlot => ({
  positions: values.map((_, index) => index),
  series: [{ label: 'CPU', values, color: '--accent' }],
  format: (value) => `${value} %`,
  ...more,
});

test('the axis ends above all values, and above a limit that is near', () => {
  expect(topOf(plot([null, 50]))).toBeCloseTo(56);
  expect(topOf(plot([10], { limit: { value: 20, label: '' } }))).toBeCloseTo(25.76);
  expect(topOf(plot([1], { limit: { value: 200, label: '' }, leastTop: 5 }))).toBe(5);
});

test('a sentence says last, least and most of what is known', () => {
  const words = { none: 'Nothing', of: (...parts: readonly string[]) => parts.join(' ') };
  expect(summaryOf(plot([3, null, 1, 2]), words)).toBe('CPU 2 % 1 % 3 %');
  expect(summaryOf(plot([null]), words)).toBe('Nothing');
});
