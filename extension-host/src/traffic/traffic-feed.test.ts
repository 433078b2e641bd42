import { expect, test } from 'vitest';
import { FakeClock } from '../base/fake-clock.js';
import type { TrafficBatch, TrafficMessage } from '../model/traffic.js';
import { TrafficFeed } from './traffic-feed.js';

function useFeed() {
  const clock = new FakeClock();
  const batches: TrafficBatch[] = [];
  const feed = new TrafficFeed(clock, (batch) => batches.push(batch));
  const push = (count: number, content = '') => {
    for (let seq = 1; seq <= count; seq++) feed.push({ seq, content } as TrafficMessage);
  };
  const sizes = () => batches.map(({ messages }) => messages.length);
  return { clock, batches, feed, push, sizes };
}

test('messages of 80 ms travel in one batch, and where there are none nothing does', async () => {
  const { clock, push, sizes } = useFeed();
  push(3);
  expect(sizes()).toEqual([]);
  await clock.advance(80);
  expect(sizes()).toEqual([3]);
  await clock.advance(1_000);
  expect(sizes()).toEqual([3]);
  expect(clock.pending).toBe(0);
});

test('who takes nothing gets four batches, and the next when it has taken one', async () => {
  const { clock, feed, push, sizes } = useFeed();
  push(12_000);
  await clock.advance(10_000);
  expect(sizes()).toEqual([2_000, 2_000, 2_000, 2_000]);
  feed.grant(1);
  await clock.advance(10_000);
  expect(sizes()).toHaveLength(5);
});

test('what comes faster than it is taken is dropped, the oldest first, and counted', async () => {
  const { clock, batches, push } = useFeed();
  push(20_500);
  await clock.advance(160);
  expect(batches.map(({ dropped }) => dropped)).toEqual([500, 0]);
  expect(batches[0]?.messages[0]?.seq).toBe(501);
});

test('large contents are dropped before they fill the memory, and make batches of fewer messages', async () => {
  const { clock, batches, sizes, push } = useFeed();
  push(400, 'x'.repeat(60_000));
  await clock.advance(80);
  expect(batches[0]?.dropped).toBeGreaterThan(100);
  expect(sizes()[0]).toBeLessThan(20);
});

test('a watcher that has gone is told nothing more, and no timer is left', async () => {
  const { clock, feed, push, sizes } = useFeed();
  push(1);
  feed.dispose();
  push(1);
  expect(clock.pending).toBe(0);
  await clock.advance(1_000);
  expect(sizes()).toEqual([]);
});
