import type { BudgetedMetric, Metric } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';
import { formatBytes } from '../format/format.js';

/** `0 %`, `4.2 %`, `93 %`. */
export function formatPercent(value: number): string {
  return `${digits(value)} %`;
}

/** `0.4 ms`, `12 ms`, `1.3 s`. */
export function formatLatency(milliseconds: number): string {
  return milliseconds >= 1_000 ? `${digits(milliseconds / 1_000)} s` : `${digits(milliseconds)} ms`;
}

/** `0/s`, `4.2/s`, `230k/s`. */
export function formatRate(value: number): string {
  return value >= 1_000 ? `${digits(value / 1_000)}k/s` : `${digits(value)}/s`;
}

const digits = (value: number): string =>
  value === 0 ? '0' : value < 0.095 ? '<0.1' : value < 9.95 ? value.toFixed(1) : String(Math.round(value));

const formats: Readonly<Record<Metric, (value: number) => string>> = {
  cpu: formatPercent,
  memory: formatBytes,
  calls: formatRate,
  errors: formatRate,
  p50: formatLatency,
  p99: formatLatency,
  restarts: (value) => String(Math.round(value)),
};

export function formatMetric(metric: Metric, value: number | null | undefined): string {
  return value == null ? '–' : formats[metric](value);
}

const budgetFormats: Readonly<Record<BudgetedMetric, (value: number) => string>> = {
  cpu: formatPercent,
  memory: formatBytes,
  latency: formatLatency,
  startup: formatLatency,
};

/** `Memory 412 MB of 200 MB` */
export function describeExceeded(exceeded: {
  readonly metric: BudgetedMetric;
  readonly value: number;
  readonly limit: number;
}): string {
  const format = budgetFormats[exceeded.metric];
  const words = texts.performance;
  return words.exceeds(words.budgetNames[exceeded.metric], format(exceeded.value), format(exceeded.limit));
}
