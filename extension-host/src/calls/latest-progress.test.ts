import { expect, test, vi } from 'vitest';
import { FakeClock } from '../base/fake-clock.js';
import { LatestProgress } from './latest-progress.js';
import { callBench } from './testing/call-bench.js';

test('the first report is told at once, then the newest of each 50 ms', async () => {
  const { clock, progress, told } = follow();
  for (let percentage = 0; percentage < 100; percentage += 1) {
    progress.report({ percentage });
    await clock.advance(1);
  }
  expect(told).toEqual([0, 49, 99]);
  progress.end();
  expect(clock.pending).toBe(0);
});

test('what is held back at the end is told before it, and nothing after it', async () => {
  const { clock, progress, told } = follow();
  for (const percentage of [1, 2, 3]) progress.report({ percentage });
  progress.end();
  expect(told).toEqual([1, 3]);
  progress.report({ percentage: 4 });
  await clock.advance(1_000);
  expect(told).toEqual([1, 3]);
});

test('a listener that throws hears the next report all the same, and its call is answered', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const bench = callBench();
  bench.behave((call) => {
    call.onProgress?.({ percentage: 1 });
    call.onProgress?.({ percentage: 2 });
    return 'done';
  });
  const told = vi.fn(() => {
    throw new Error('I cannot show that');
  });
  expect(await bench.ask('x', { onProgress: told })).toBe('done');
  expect(told.mock.calls).toEqual([[{ percentage: 1 }], [{ percentage: 2 }]]);
  expect(said).toHaveBeenCalledTimes(2);
  said.mockRestore();
});

test('a call that is given up hears nothing more, and one that shares an answer nothing at all', async () => {
  const bench = callBench({ cacheable: { ttl: 1_000, entries: 10 } });
  const answers: ((value: string) => void)[] = [];
  bench.behave(() => new Promise((resolve) => answers.push(resolve)));
  const controller = new AbortController();
  const first = vi.fn();
  const second = vi.fn();
  const given = bench.ask('x', { onProgress: first, signal: controller.signal });
  const shared = bench.ask('x', { onProgress: second });
  const report = bench.reached[0]?.onProgress;
  report?.({ percentage: 1 });
  controller.abort();
  expect(await given).toBe('CALL_CANCELLED');
  report?.({ percentage: 2 });
  answers[0]?.('done');
  expect(await shared).toBe('done');
  expect(first.mock.calls).toEqual([[{ percentage: 1 }]]);
  expect(second).not.toHaveBeenCalled();
});

function follow() {
  const clock = new FakeClock();
  const told: unknown[] = [];
  const progress = new LatestProgress(clock, ({ percentage }) => void told.push(percentage));
  return { clock, progress, told };
}
