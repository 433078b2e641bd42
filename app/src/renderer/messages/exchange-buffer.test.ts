import type { TrafficMessage } from '@plugo/extension-host/control';
import { expect, test, vi } from 'vitest';
import { type Exchange, ExchangeBuffer, messagesOf, rowsOf } from './exchange-buffer.js';
import { everyExchange } from './exchange-filter.js';
import { FilteredExchanges } from './filtered-exchanges.js';

let seq = 0;
function message(more: Partial<TrafficMessage>): TrafficMessage {
  seq += 1;
  return {
    seq,
    at: seq,
    extensionId: 'test.a',
    process: 1,
    direction: 'toExtension',
    kind: 'request',
    lane: 'main',
    encoding: 'json',
    size: 10,
    ...more,
  };
}
const request = (id: number, method = 'A.b', more: Partial<TrafficMessage> = {}) =>
  message({ id, method, ...more });
const answer = (id: number, more: Partial<TrafficMessage> = {}) =>
  message({ id, kind: 'response', direction: 'fromExtension', ...more });
const note = (method: string, more: Partial<TrafficMessage> = {}) =>
  message({ method, kind: 'notification', ...more });

/** `A.b✓` answered, `A.b…` pending, `A.b×` given up. */
const told = ({ opening: { method = '?' }, response, cancelledAt }: Exchange): string =>
  `${method}${response !== undefined ? '✓' : cancelledAt !== undefined ? '×' : '…'}`;

test('an answer stands beside its request, whoever asked; one without a request stands for itself', () => {
  const buffer = new ExchangeBuffer();
  buffer.append([
    request(1),
    request(1, 'storage/get', { direction: 'fromExtension' }),
    request(1, 'B.c', { extensionId: 'test.b' }),
    answer(1, { direction: 'toExtension' }),
    answer(1),
    answer(7),
    note('log/write'),
  ]);
  expect(rowsOf(buffer).map(told)).toEqual(['A.b✓', 'storage/get✓', 'B.c…', '?…', 'log/write…']);
  expect(messagesOf(rowsOf(buffer))).toHaveLength(7);
});

test('a request that its caller gave up says so', () => {
  const buffer = new ExchangeBuffer();
  buffer.append([request(4), note('$/cancelRequest', { content: '{"id":4}' })]);
  expect(rowsOf(buffer).map(told)[0]).toBe('A.b×');
});

test('the oldest go when there are too many, or when they hold too much', () => {
  const few = new ExchangeBuffer(3);
  few.append([request(1), request(2), request(3), request(4), answer(1), answer(4)]);
  expect(rowsOf(few).map(({ position }) => position)).toEqual([2, 3, 4]);
  const small = new ExchangeBuffer(100, 1_000);
  small.append(Array.from({ length: 5 }, (_, id) => request(id, 'A.b', { content: 'x'.repeat(300) })));
  expect(rowsOf(small)).toHaveLength(3);
});

test('listeners are told once in 80 ms, however much comes', () => {
  vi.useFakeTimers();
  const buffer = new ExchangeBuffer();
  const listener = vi.fn();
  buffer.subscribe(listener);
  for (let id = 0; id < 1_000; id += 1) buffer.append([request(id)]);
  expect(listener).not.toHaveBeenCalled();
  vi.advanceTimersByTime(80);
  expect(listener).toHaveBeenCalledTimes(1);
  vi.useRealTimers();
});

test('filters: by extension, way, kind, error, ping and text in method, parameters or result', () => {
  const buffer = new ExchangeBuffer();
  buffer.append([
    request(1, 'A.greet', { content: '["Ada (1)"]' }),
    answer(1, { content: '"Hello"' }),
    request(2, 'A.fail'),
    answer(2, { error: { code: 1, message: 'no' } }),
    request(3, 'ping'),
    note('log/write', { direction: 'fromExtension', extensionId: 'test.b' }),
    request(5, 'storage/get', { direction: 'fromExtension' }),
  ]);
  const shown = (filter: Partial<typeof everyExchange>) =>
    new FilteredExchanges(buffer, { ...everyExchange, ...filter })
      .rows()
      .map(({ opening }) => opening.method);
  expect(shown({})).toEqual(['A.greet', 'A.fail', 'log/write', 'storage/get']);
  expect(shown({ hidePings: false })).toContain('ping');
  expect(shown({ extensionId: 'test.b' })).toEqual(['log/write']);
  expect(shown({ direction: 'fromExtension' })).toEqual(['log/write', 'storage/get']);
  expect(shown({ kind: 'calls' })).toEqual(['A.greet', 'A.fail']);
  expect(shown({ kind: 'notifications' })).toEqual(['log/write']);
  expect(shown({ onlyErrors: true })).toEqual(['A.fail']);
  expect(shown({ text: 'ada (1' })).toEqual(['A.greet']);
  expect(shown({ text: 'hello' })).toEqual(['A.greet']);
});

test('a row comes into view in its place when its answer makes it match', () => {
  const buffer = new ExchangeBuffer();
  const list = new FilteredExchanges(buffer, { ...everyExchange, onlyErrors: true });
  const error = { code: 1, message: 'no' };
  buffer.append([request(1, 'A.first'), request(2, 'A.second')]);
  list.refresh();
  buffer.append([answer(2, { error }), request(3, 'A.third'), answer(3, { error }), answer(1, { error })]);
  list.refresh();
  expect(list.rows().map(told)).toEqual(['A.first✓', 'A.second✓', 'A.third✓']);
  expect(list.indexOf(1)).toBe(1);
});

test('paused, the list stands still and counts what comes', () => {
  const buffer = new ExchangeBuffer();
  const list = new FilteredExchanges(buffer, everyExchange);
  buffer.append([request(1)]);
  list.refresh();
  list.pause();
  buffer.append([answer(1), request(2), note('log/write')]);
  list.refresh();
  expect([list.rows().map(told), list.waiting]).toEqual([['A.b…'], 2]);
  list.resume();
  expect(list.rows().map(told)).toEqual(['A.b✓', 'A.b…', 'log/write…']);
});

test('what is cleared is gone, and what comes after it is shown', () => {
  const buffer = new ExchangeBuffer();
  const list = new FilteredExchanges(buffer, everyExchange);
  buffer.append([request(1), answer(1)]);
  list.refresh();
  buffer.clear();
  list.refresh();
  expect(list.length).toBe(0);
  buffer.append([request(2, 'A.later')]);
  list.refresh();
  expect(list.rows().map(told)).toEqual(['A.later…']);
});

test('what a stream gives stands beside the request that opened it', () => {
  const buffer = new ExchangeBuffer();
  const item = (token: number, value: string) =>
    note('stream/item', {
      direction: 'fromExtension',
      content: JSON.stringify({ token, item: value }),
    });
  buffer.append([
    request(1, 'stream/open', { content: '{"token":4,"method":"A.lines"}' }),
    item(4, 'a'),
    item(5, 'of another one'),
    item(4, 'b'),
  ]);
  const [opening] = rowsOf(buffer);
  expect([opening?.itemCount, opening?.items?.map(({ content }) => content)]).toEqual([
    2,
    ['{"token":4,"item":"a"}', '{"token":4,"item":"b"}'],
  ]);
});
