import type { LogEntry } from '@plugo/extension-host/control';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LogBuffer, logTick } from './log-buffer.js';
import { LogFeed } from './log-feed.js';

const line = (sequence: number, time = sequence): LogEntry => ({
  sequence,
  time,
  extensionId: 'plugo.clock',
  source: 'stdout',
  level: 'info',
  message: `line ${sequence}`,
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('keeps the latest lines at the positions they came with', () => {
  const buffer = new LogBuffer(3);
  buffer.append([0, 1, 2, 3, 4].map((sequence) => line(sequence)));
  expect([buffer.start, buffer.end, buffer.at(1), buffer.at(2)?.message, buffer.at(5)]).toEqual([
    2,
    5,
    undefined,
    'line 2',
    undefined,
  ]);
});

test('tells its listeners once a tick, however many batches came', () => {
  const buffer = new LogBuffer();
  const listener = vi.fn();
  const stop = buffer.subscribe(listener);
  for (let sequence = 0; sequence < 100; sequence += 1) buffer.append([line(sequence)]);
  vi.advanceTimersByTime(logTick);
  expect(listener).toHaveBeenCalledTimes(1);
  stop();
  buffer.append([line(100)]);
  vi.advanceTimersByTime(logTick);
  expect(listener).toHaveBeenCalledTimes(1);
});

test('what a restarted host repeats is taken once', () => {
  const buffer = new LogBuffer();
  const feed = new LogFeed(buffer);
  feed.append([line(0, 10), line(1, 11)], true);
  feed.append([line(1, 11), line(2, 12)], false);
  feed.append([line(0, 12), line(1, 20)], true);
  feed.append([line(2, 20)], false);
  const times = Array.from({ length: buffer.end }, (_, position) => buffer.at(position)?.time);
  expect(times).toEqual([10, 11, 12, 20, 20]);
});
