import { type MetricHistory, type MetricSample, metricNames } from '@plugo/extension-host/control';

/** Milliseconds of samples that are shown second by second. */
export const fineSpan = 300_000;

/** The least time that a chart shows, milliseconds: of the first seconds one sees something, too. */
const leastSpan = 60_000;

/** The time that charts show: what was measured, at least a minute and at most `span`. */
export function shownRange(history: MetricHistory, span: number): readonly [from: number, to: number] {
  const to = history.at.at(-1) ?? Date.now();
  const first = history.at[0] ?? to;
  return [Math.max(to - span, Math.min(first, to - leastSpan)), to];
}

/** Stands for all extensions together, where ids of extensions stand. */
export const allExtensions = '*';

export const emptyHistory: MetricHistory = {
  at: [],
  cpu: [],
  memory: [],
  calls: [],
  errors: [],
  p50: [],
  p99: [],
  restarts: [],
};

/** A history with one sample more, without those that are too old. */
export function withSample(history: MetricHistory, sample: MetricSample): MetricHistory {
  const stale = history.at.findIndex((at) => at > sample.at - fineSpan);
  const from = stale === -1 ? history.at.length : stale;
  const longer = <T>(values: readonly T[], value: T): readonly T[] => [...values.slice(from), value];
  return {
    at: longer(history.at, sample.at),
    ...(Object.fromEntries(metricNames.map((name) => [name, longer(history[name], sample[name])])) as Omit<
      MetricHistory,
      'at'
    >),
  };
}

export function withSamples(
  histories: Readonly<Record<string, MetricHistory>>,
  samples: Readonly<Record<string, MetricSample>>,
): Readonly<Record<string, MetricHistory>> {
  const added = Object.entries(samples).map(
    ([id, sample]) => [id, withSample(histories[id] ?? emptyHistory, sample)] as const,
  );
  return { ...histories, ...Object.fromEntries(added) };
}

/** The last known value of a metric that is not older than `maxAge` milliseconds. */
export function latest(
  history: MetricHistory | undefined,
  name: Exclude<keyof MetricHistory, 'at'>,
  now: number,
  maxAge = 5_000,
): number | undefined {
  if (history === undefined) return undefined;
  const last = history.at.length - 1;
  for (let index = last; index >= 0 && (history.at[index] ?? 0) >= now - maxAge; index -= 1) {
    const value = history[name][index];
    if (value != null) return value;
  }
  return undefined;
}
