import { expect, test } from 'vitest';
import { FakeClock } from '../base/fake-clock.js';
import type { ItemSink } from '../model/item-sink.js';
import { ItemQueue, readerPatience, streamWindow } from './item-queue.js';
import { callBench, failure } from './testing/call-bench.js';

function queue() {
  const clock = new FakeClock();
  const items = new ItemQueue(clock, { callee: 'test.callee', method: 'A.b' }, 30_000);
  const granted: number[] = [];
  items.connect((count) => void granted.push(count));
  return { clock, items, granted };
}

test('items that are here are read before the error that follows them', async () => {
  const { clock, items } = queue();
  items.push(1);
  items.finish(failure('METHOD_FAILED'));
  items.push('after the end');
  expect(await items.next()).toEqual({ done: false, value: 1 });
  await expect(items.next()).rejects.toMatchObject({ code: 'METHOD_FAILED' });
  expect(clock.pending).toBe(0);
});

test('more is allowed by half a window at a time, once it was used', async () => {
  const { items, granted } = queue();
  for (let item = 0; item < streamWindow; item += 1) items.push(item);
  for (let read = 1; read < streamWindow / 2; read += 1) await items.next();
  expect(granted).toEqual([]);
  await items.next();
  expect(granted).toEqual([streamWindow / 2]);
  items.finish();
});

test('who sends more than was allowed ends its stream', async () => {
  const { items } = queue();
  for (let item = 0; item <= streamWindow; item += 1) items.push(item);
  expect(items.signal.aborted).toBe(true);
  await expect(items.next()).rejects.toMatchObject({ code: 'PROTOCOL_VIOLATION' });
});

test('the time for an item runs only while somebody waits for it, anew for each', async () => {
  const { clock, items } = queue();
  await clock.advance(200_000);
  for (const item of [1, 2, 3]) {
    const next = items.next();
    await clock.advance(29_000);
    items.push(item);
    expect(await next).toEqual({ done: false, value: item });
    await clock.advance(60_000);
  }
  const last = expect(items.next()).rejects.toMatchObject({ code: 'CALL_TIMEOUT' });
  await clock.advance(30_000);
  await last;
  expect(items.signal.aborted).toBe(true);
  expect(clock.pending).toBe(0);
});

test('a reader that has gone away in silence does not keep its place for ever', async () => {
  const { clock, items } = queue();
  items.push(1);
  await clock.advance(readerPatience);
  expect(items.signal.aborted).toBe(true);
  await expect(items.next()).rejects.toMatchObject({ code: 'CALL_CANCELLED' });
  expect(clock.pending).toBe(0);
});

test('a stream goes the way of every call, past the cache and the retries', async () => {
  const bench = callBench({ cacheable: { ttl: 1_000, entries: 10 }, idempotent: true }, { traceEvery: 1 });
  bench.behave((call, number) => {
    (call.items as ItemSink).push(number);
    if (number === 2) throw failure('CALL_INTERRUPTED');
  });
  const request = { callee: 'test.callee', method: 'A.b', arguments: ['x'] };
  const read = async (more: object = {}) => {
    const seen: unknown[] = [];
    try {
      for await (const item of bench.pipeline.stream({ ...request, ...more })) seen.push(item);
    } catch (error) {
      seen.push((error as { code: string }).code);
    }
    return seen;
  };
  expect(await read()).toEqual([1]);
  expect(await read()).toEqual([2, 'CALL_INTERRUPTED']);
  expect(await read({ caller: { id: 'test.stranger' } })).toEqual(['NOT_PERMITTED']);
  expect(bench.pipeline.traces.latest.map(({ outcome, attempts }) => [outcome, attempts])).toEqual([
    ['ok', 1],
    ['CALL_INTERRUPTED', 1],
    ['NOT_PERMITTED', 0],
  ]);
  expect(bench.clock.pending).toBe(0);
});
