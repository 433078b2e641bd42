import { expect, test } from 'vitest';
import type { ExtensionHostError } from '../model/errors.js';
import { call, logOf, useHosts, viewOf } from '../testing/host-fixture.js';
import { assertNoLeaks, eventually } from '../testing/no-leaks.js';
import type { ExtensionHost } from './extension-host.js';

assertNoLeaks();
const hosts = useHosts();
const never = new AbortController().signal;

const source = `
import { currentCall, register, run } from '@plugo/sdk';
let context;
let sent = 0;
let left = 0;
class Source {
  async *count(to = Infinity) { try { for (let n = 1; n <= to; n += 1) { sent = n; yield n; } } finally { left += 1; } }
  *letters(text) { yield* text; }
  async lazy(...items) { return items[Symbol.iterator](); }
  plain(value) { return value; }
  async *failing() { yield 'one'; currentCall().report({ message: 'two' }); throw new Error('The source ran dry.'); }
  async *stalling() { yield 'one'; sent = 1; await new Promise((resolve) => currentCall().signal.addEventListener('abort', resolve)); left += 1; }
  async *dying() { yield 'one'; yield 'two'; setTimeout(() => process.exit(3), 20); await new Promise(() => {}); }
  async *large() { for (let n = 0; n < 40; n += 1) yield String(n).padEnd(1_000_000, '.'); }
  sent() { return sent; }
  left() { return left; }
  async relay(method, most, ...args) {
    const seen = [];
    const progress = [];
    const calls = context.extensions.with({ onProgress: (one) => progress.push(one) });
    try {
      for await (const item of calls.stream('test.source', method, ...args)) {
        seen.push(typeof item === 'string' ? item.slice(0, 10) : item);
        if (seen.length === most) break;
      }
    } catch (error) { seen.push(error.code + ': ' + error.message); }
    return [...seen, ...progress];
  }
}
register(new Source());
run({ activate(given) { context = given; } });
`;

async function start(): Promise<ExtensionHost> {
  await hosts.installed({ name: 'source', code: source });
  const manifest = { extensionDependencies: { 'test.source': '*' } };
  await hosts.installed({ name: 'relay', code: source, manifest });
  return hosts.start({ traceEvery: 1 });
}

function stream(host: ExtensionHost, method: string, args: readonly unknown[] = [], timeout = 10_000) {
  return host.stream({ id: 'test.source', method: `Source.${method}`, arguments: args, timeout }, never);
}

/** All items, and the code and sentence of the error where there was one. */
async function story(items: AsyncIterable<unknown>): Promise<readonly unknown[]> {
  const seen: unknown[] = [];
  try {
    for await (const item of items) seen.push(item);
  } catch (error) {
    const { code, message } = error as ExtensionHostError;
    seen.push(`${code}: ${message}`);
  }
  return seen;
}

const ask = (host: ExtensionHost, method: string, ...args: unknown[]) =>
  call(host, 'test.source', `Source.${method}`, ...args);

test('items come in their order, whatever kind of method gives them', async () => {
  const host = await start();
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  expect(await story(stream(host, 'count', [500]))).toEqual(upTo(500));
  expect(await story(stream(host, 'letters', ['abc']))).toEqual(['a', 'b', 'c']);
  expect(await story(stream(host, 'lazy', [1, null, { x: 1 }]))).toEqual([1, null, { x: 1 }]);
  expect(await story(stream(host, 'plain', [[1, 2]]))).toEqual([[1, 2]]);
  expect(await story(stream(host, 'plain'))).toEqual([null]);
  expect(await story(stream(host, 'none'))).toEqual([expect.stringMatching(/^METHOD_NOT_FOUND: /)]);
  const both = await Promise.all([story(stream(host, 'count', [200])), story(stream(host, 'count', [100]))]);
  expect(both).toEqual([upTo(200), upTo(100)]);
});

test('a slow reader stops the generator, and leaving the loop ends it', async () => {
  const host = await start();
  const items = stream(host, 'count');
  expect(await items.next()).toEqual({ done: false, value: 1 });
  await eventually(async () => expect(await ask(host, 'sent')).toBe(32));
  for (let read = 2; read <= 20; read += 1) await items.next();
  await eventually(async () => expect(await ask(host, 'sent')).toBe(48));
  expect(await ask(host, 'sent')).toBe(48);
  expect(await ask(host, 'left')).toBe(0);
  await items.return();
  await eventually(async () => expect(await ask(host, 'left')).toBe(1));
  expect(host.traces.latest.find(({ method }) => method === 'Source.count')).toMatchObject({
    outcome: 'CALL_CANCELLED',
    attempts: 1,
  });
});

test('an error midway comes after the items before it, as it does from a call', async () => {
  const host = await start();
  expect(await story(stream(host, 'failing'))).toEqual(['one', 'METHOD_FAILED: The source ran dry.']);
  expect(logOf(host, 'test.source')).toContainEqual(expect.stringContaining('Source.failing failed.'));
});

test('the end of the extension midway is told as that of a call', async () => {
  const host = await start();
  expect(await story(stream(host, 'dying'))).toEqual([
    'one',
    'two',
    'CALL_INTERRUPTED: SOURCE stopped before it answered Source.dying.',
  ]);
});

test('each item has its time, and the source is told when that is over', async () => {
  const host = await start();
  expect(await story(stream(host, 'stalling', [], 200))).toEqual([
    'one',
    'CALL_TIMEOUT: Source.stalling of test.source sent no further item within 0.2 s.',
  ]);
  await eventually(async () => expect(await ask(host, 'left')).toBe(1));
});

test('a signal ends a stream at once', async () => {
  const host = await start();
  const controller = new AbortController();
  const request = { id: 'test.source', method: 'Source.count', arguments: [] };
  const items = host.stream(request, controller.signal);
  await items.next();
  controller.abort();
  await expect(items.next()).rejects.toMatchObject({ code: 'CALL_CANCELLED' });
  await eventually(async () => expect(await ask(host, 'left')).toBe(1));
  expect(await story(host.stream(request, controller.signal))).toEqual([
    expect.stringMatching(/^CALL_CANCELLED: /),
  ]);
});

test('who calls a method that streams gets its items in an array, and an error where they are too many', async () => {
  const host = await start();
  expect(await ask(host, 'letters', 'abc')).toEqual(['a', 'b', 'c']);
  expect(await ask(host, 'count', 1_000)).toHaveLength(1_000);
  await expect(ask(host, 'count')).rejects.toMatchObject({
    code: 'RESULT_TOO_LONG',
    message: 'Source.count streams more than 1000 items, which is too much for one answer.',
    nextStep: expect.stringContaining('--stream'),
  });
  expect(await ask(host, 'left')).toBe(2);
  expect(await ask(host, 'sent')).toBe(1_001);
});

test('extensions stream from each other, with progress and errors, and end what they leave', async () => {
  const host = await start();
  const relay = (...args: unknown[]) => call(host, 'test.relay', 'Source.relay', ...args);
  expect(await relay('Source.letters', 10, 'abc')).toEqual(['a', 'b', 'c']);
  expect(await relay('Source.failing', 10)).toEqual([
    'one',
    'METHOD_FAILED: The source ran dry.',
    { message: 'two' },
  ]);
  expect(await relay('Source.count', 3)).toEqual([1, 2, 3]);
  await eventually(async () => expect(await ask(host, 'left')).toBe(1));
  // More than may wait for an extension: nothing is lost and nobody is cut off.
  expect(await relay('Source.large', 50)).toEqual(
    Array.from({ length: 40 }, (_, index) => String(index).padEnd(10, '.')),
  );
});

test('who may not call an extension may not stream from it either', async () => {
  await hosts.installed({ name: 'source', code: source });
  await hosts.installed({ name: 'stranger', code: source });
  const host = await hosts.start();
  expect(await call(host, 'test.stranger', 'Source.relay', 'Source.letters', 1, 'abc')).toEqual([
    expect.stringMatching(/^NOT_PERMITTED: /),
  ]);
});

test('streams of an extension that ends are ended at their source', async () => {
  const host = await start();
  const endless = call(host, 'test.relay', 'Source.relay', 'Source.stalling', 10).catch(() => undefined);
  await eventually(async () => expect(await ask(host, 'sent')).toBe(1));
  process.kill(viewOf(host, 'test.relay').process?.pid ?? 0, 'SIGKILL');
  await endless;
  await eventually(async () => expect(await ask(host, 'left')).toBe(1));
});
