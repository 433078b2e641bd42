import { expect, test } from 'vitest';
import { allExtensions, Metrics, type SampleRound } from './metrics.js';

const mega = 1_000_000;

function measured() {
  const metrics = new Metrics(0);
  const rounds: SampleRound[] = [];
  metrics.onDidSample((round) => rounds.push(round));
  return { metrics, rounds };
}

test('calls a second, failures and latencies since the sample before', () => {
  const { metrics, rounds } = measured();
  const meter = metrics.callMeterOf('a');
  for (let i = 0; i < 20; i += 1) meter.record(10, i < 2);
  metrics.sample(2_000, [{ id: 'a', cpu: 12, memory: 50 * mega }], () => 0);
  metrics.sample(3_000, [{ id: 'a', cpu: 0, memory: 50 * mega }], () => 1);
  expect(rounds[0]?.a).toMatchObject({
    at: 2_000,
    cpu: 12,
    memory: 50 * mega,
    calls: 10,
    errors: 1,
    restarts: 0,
  });
  expect(rounds[0]?.a?.p99).toBeCloseTo(10, 0);
  expect(rounds[1]?.a).toMatchObject({ calls: 0, p50: null, p99: null, restarts: 1 });
});

test('all together: sums of what is used, and the latencies of all calls', () => {
  const { metrics, rounds } = measured();
  for (let i = 0; i < 50; i += 1) {
    metrics.callMeterOf('a').record(1, false);
    metrics.callMeterOf('b').record(1_000, true);
  }
  metrics.sample(
    1_000,
    [
      { id: 'a', cpu: 10, memory: 10 },
      { id: 'b', cpu: 20, memory: 20 },
    ],
    () => 0,
  );
  expect(rounds[0]?.[allExtensions]).toMatchObject({ cpu: 30, memory: 30, calls: 100, errors: 50 });
  expect(rounds[0]?.[allExtensions]?.p99).toBeGreaterThan(900);
  expect(rounds[0]?.[allExtensions]?.p50).toBeLessThan(2);
});

test('one that ends has one more sample, without figures, and then none', () => {
  const { metrics } = measured();
  metrics.sample(1_000, [{ id: 'a', cpu: 1, memory: 1 }], () => 0);
  for (const at of [2_000, 3_000, 4_000]) metrics.sample(at, [], () => 0);
  expect(metrics.history('a', 'fine', 4_000)).toMatchObject({ at: [1_000, 2_000], memory: [1, null] });
});

test('5 min as they came, an hour in steps of 10 s; nothing older', () => {
  const { metrics } = measured();
  for (let second = 1; second <= 4_000; second += 1)
    metrics.sample(second * 1_000, [{ id: 'a', cpu: second, memory: second }], () => 0);
  const fine = metrics.history('a', 'fine', 4_000_000);
  expect([fine.at.length, fine.at[0], fine.at.at(-1)]).toEqual([300, 3_701_000, 4_000_000]);
  const coarse = metrics.history('a', 'coarse', 4_000_000);
  expect([coarse.at.length, coarse.at.at(-1), coarse.cpu.at(-1), coarse.memory.at(-1)]).toEqual([
    360, 4_000_000, 3_995.5, 4_000,
  ]);
  expect(metrics.history('a', 'fine', 4_000_000, 3_998_000).at).toEqual([3_999_000, 4_000_000]);
});

test('steady use of the processor is the least of a time, and none before it has run so long', () => {
  const { metrics } = measured();
  for (let second = 1; second <= 20; second += 1)
    metrics.sample(second * 1_000, [{ id: 'a', cpu: second === 15 ? 40 : 90, memory: 1 }], () => 0);
  expect(metrics.recentUse('a', 20_000, 30)?.steadyCpu).toBeUndefined();
  expect(metrics.recentUse('a', 20_000, 10)?.steadyCpu).toBe(40);
  expect(metrics.recentUse('a', 20_000, 4)?.steadyCpu).toBe(90);
});
