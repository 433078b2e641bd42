import { afterEach, expect, test, vi } from 'vitest';
import { ExtensionHostError } from '../model/errors.js';
import { assertNoLeaks, eventually } from '../testing/no-leaks.js';
import { frame, type RawPeer } from '../testing/raw-peer.js';
import { useConnections } from '../testing/use-connections.js';

const { connected, release } = useConnections();
const unhandled = vi.fn();
process.on('unhandledRejection', unhandled);

assertNoLeaks();
afterEach(() => {
  release();
  expect(unhandled).not.toHaveBeenCalled();
});

const echo = ({ params }: Record<string, unknown>) => ({
  result: (params as unknown[] | undefined)?.[0] ?? null,
});

// Progress

test('what an extension reports of a call comes before its answer, though all of it travels in one array', async () => {
  const { connection, peer, logged } = await connected({}, { batches: true });
  const seen: unknown[] = [];
  peer.answerWith(() => undefined);
  const ask = (method: string) =>
    connection
      .call(method, [], { onProgress: (progress) => void seen.push(progress) })
      .then((result) => void seen.push(result));
  const answered = Promise.all([ask('A.b'), ask('A.c')]);
  await eventually(() => expect(peer.received.flat()).toHaveLength(2));
  const [first, second] = peer.received.flat().map(({ id }) => id);
  const progress = (token: unknown, value: unknown) => ({
    jsonrpc: '2.0',
    method: '$/progress',
    params: { token, value },
  });
  const batch = [
    progress(first, { percentage: 10 }),
    progress('of nobody', { percentage: 20 }),
    progress(second, { percentage: 'half' }),
    { jsonrpc: '2.0', id: first, result: 'one' },
    progress(first, { percentage: 30 }),
    progress(second, { percentage: 130, message: 'Over' }),
    { jsonrpc: '2.0', id: second, result: 'two' },
  ];
  const body = JSON.stringify(batch);
  peer.raw(`Content-Length: ${body.length}\r\n\r\n${body}`);
  await answered;
  expect(seen).toEqual([{ percentage: 10 }, 'one', { percentage: 100, message: 'Over' }, 'two']);
  expect(logged).toEqual([expect.stringMatching(/^warning: \$\/progress: percentage: /)]);
});

test('progress for an extension goes before its answer too, and is dropped where it does not read', async () => {
  const { peer } = await connected({
    callExtension: async (_params, _signal, onProgress) => {
      onProgress?.({ percentage: 1 });
      for (let made = 0; made < 40; made += 1) onProgress?.({ data: 'x'.repeat(1_000_000) });
      return 'answered';
    },
  });
  const params = { extension: 'a.b', method: 'A.b', arguments: [], progressToken: 'p' };
  peer.socket.pause();
  peer.send({ id: 1, method: 'extension/call', params });
  peer.socket.resume();
  await eventually(() => expect(peer.received.at(-1)).toMatchObject({ id: 1, result: 'answered' }));
  expect(peer.received[0]).toMatchObject({
    method: '$/progress',
    params: { token: 'p', value: { percentage: 1 } },
  });
  expect(peer.received.length).toBeLessThan(20);
});

// Streams

test('two messages make a stream, in any language: it counts as one call, and who sends too much ends only that', async () => {
  const { connection, peer } = await connected();
  const received: unknown[] = [];
  const granted: ((count: number) => void)[] = [];
  const items = {
    window: 2,
    push: (item: unknown) => void received.push(item),
    connect: (grant: (count: number) => void) => void granted.push(grant),
  };
  const ended = connection.call('A.items', [1], { items });
  await eventually(() => expect(peer.received).toHaveLength(1));
  const [{ id, params } = { id: 0, params: {} }] = peer.received;
  const { token } = params as { token: number };
  expect(peer.received[0]).toMatchObject({
    method: 'stream/open',
    params: { token, method: 'A.items', arguments: [1], credit: 2 },
  });
  const item = (value: unknown, name: unknown = token) =>
    peer.send({ method: 'stream/item', params: { token: name, item: value } });
  item('one');
  item('of nobody', 'unknown');
  item({ two: 2 });
  granted[0]?.(2);
  await eventually(() =>
    expect(peer.received[1]).toMatchObject({ method: 'stream/credit', params: { token, count: 2 } }),
  );
  item(null);
  peer.send({ id, result: null });
  expect(await ended).toBeNull();
  item('too late');
  peer.answerWith(echo);
  expect(await connection.call('A.b', ['alive'])).toBe('alive');
  expect(received).toEqual(['one', { two: 2 }, null]);
});

test('an extension that knows no streams is called as usual, and its result is the only item', async () => {
  const { connection, peer } = await connected();
  peer.answerWith(({ method, params }) => {
    if (method === 'activate') return { result: { methods: ['A.b'] } };
    if (method === 'A.b') return { result: params };
    return { error: { code: -32601, message: `No method ${String(method)}.` } };
  });
  await connection.activate('onStartup', 1_000);
  const received: unknown[] = [];
  const items = { window: 2, push: (item: unknown) => void received.push(item), connect: () => undefined };
  await connection.call('A.b', ['x'], { items });
  expect(received).toEqual([['x']]);
  await expect(connection.call('A.none', [], { items })).rejects.toMatchObject({
    code: 'METHOD_NOT_FOUND',
    message: 'tester exports no method "A.none". It exports A.b.',
  });
});

test('an extension reads a stream at its own pace, and ends it by cancelling', async () => {
  let left = false;
  const { peer } = await connected({
    async *streamExtension(_params, signal) {
      try {
        for (let n = 1; !signal.aborted; n += 1) yield n;
      } finally {
        left = true;
      }
    },
  });
  const params = { extension: 'a.b', method: 'A.b', arguments: [], token: 't', credit: 2 };
  peer.send({ id: 1, method: 'extension/stream', params });
  peer.send({ id: 2, method: 'extension/stream', params });
  const items = () => peer.received.flatMap((one) => (one.method === 'stream/item' ? [one.params] : []));
  await eventually(() => expect(peer.received).toContainEqual(expect.objectContaining({ id: 2 })));
  expect(peer.received.find(({ id }) => id === 2)).toMatchObject({ error: { code: -32602 } });
  expect(items()).toEqual([1, 2].map((item) => ({ token: 't', item })));
  peer.send({ method: 'stream/credit', params: { token: 't', count: 1 } });
  await eventually(() => expect(items()).toHaveLength(3));
  peer.send({ method: '$/cancelRequest', params: { id: 1 } });
  await eventually(() => expect(peer.received.at(-1)).toMatchObject({ id: 1 }));
  expect(left).toBe(true);
});

// Calls

test('arguments travel by position, one object among them too', async () => {
  const { connection, peer } = await connected();
  peer.answerWith(echo);
  expect(await connection.call('A.b', [{ name: 'Ada' }])).toEqual({ name: 'Ada' });
  expect(await connection.call('A.b', [])).toBeNull();
  await connection.call('A.b', [1, null, undefined]);
  expect(peer.received.map(({ params }) => params)).toEqual([[{ name: 'Ada' }], undefined, [1, null, null]]);
});

test('a thousand calls at once, 64 in flight, are all answered', async () => {
  const { connection, peer } = await connected();
  peer.answerWith(echo);
  const rounds = Array.from({ length: 4 }, (_, round) =>
    Array.from({ length: 250 }, (_, index) => round * 250 + index),
  );
  for (const round of rounds) {
    expect(await Promise.all(round.map((value) => connection.call('A.b', [value])))).toEqual(round);
  }
});

test('64 calls are in flight, 256 wait, the next one is told to come later', async () => {
  const { connection, peer } = await connected();
  const outcomes = Array.from({ length: 321 }, () => connection.call('A.b', []).catch((error) => error.code));
  expect(await outcomes[320]).toBe('BUSY');
  await eventually(() => expect(peer.received).toHaveLength(64));
  connection.dispose();
  expect(new Set(await Promise.all(outcomes.slice(0, 320)))).toEqual(new Set(['CALL_INTERRUPTED']));
});

test('a call that is not answered ends in time and is cancelled there', async () => {
  const { connection, peer } = await connected();
  await expect(connection.call('A.b', [], { timeout: 30 })).rejects.toMatchObject({
    code: 'CALL_TIMEOUT',
    message: 'tester did not answer A.b within 30 ms.',
  });
  await eventually(() =>
    expect(peer.received.map(({ method }) => method)).toEqual(['A.b', '$/cancelRequest']),
  );
  peer.send({ id: peer.received[0]?.id, result: 'too late' });
  peer.answerWith(echo);
  expect(await connection.call('A.b', [1])).toBe(1);
});

test('the caller cancels', async () => {
  const { connection, peer } = await connected();
  const controller = new AbortController();
  const call = connection.call('A.b', [], { signal: controller.signal });
  await eventually(() => expect(peer.received).toHaveLength(1));
  controller.abort();
  await expect(call).rejects.toMatchObject({ code: 'CALL_CANCELLED' });
  await eventually(() => expect(peer.received).toHaveLength(2));
  await expect(connection.call('A.b', [], { signal: controller.signal })).rejects.toMatchObject({
    code: 'CALL_CANCELLED',
  });
});

test.each([
  [
    { code: -32601, message: 'x' },
    { code: 'METHOD_NOT_FOUND', message: 'tester exports no method "A.b". It exports A.a, B.b.' },
  ],
  [
    { code: -32003, message: 'no disk', data: { code: 'X', stack: 'at' } },
    { code: 'METHOD_FAILED', message: 'no disk', data: { stack: 'at' } },
  ],
  [
    { code: -32000, message: 'refused', data: { code: 'NOT_PERMITTED', nextStep: 'Ask.' } },
    { code: 'NOT_PERMITTED', nextStep: 'Ask.' },
  ],
  [{ code: -32000, message: 'odd', data: { code: '__proto__' } }, { code: 'METHOD_FAILED' }],
  [
    { code: -32602, message: 'name must be text' },
    { code: 'ARGUMENT_INVALID', message: 'name must be text' },
  ],
  [{ code: -32002, message: 'later' }, { code: 'BUSY' }],
  [
    { code: 5, message: 'own code' },
    { code: 'METHOD_FAILED', message: 'own code' },
  ],
])('the error %j of an extension is named', async (error, expected) => {
  const { connection, peer } = await connected();
  peer.answerWith(({ method }) =>
    method === 'activate' ? { result: { methods: ['A.a', 'B.b', 'deactivate'] } } : { error },
  );
  await connection.activate('onStartup', 1_000);
  const thrown = await connection.call('A.b', []).catch((caught) => caught);
  expect(thrown).toBeInstanceOf(ExtensionHostError);
  expect(thrown).toMatchObject({ extensionId: 'test.tester', ...expected });
});

test('methods of the protocol cannot be called as if they were exported', async () => {
  const { connection, peer } = await connected();
  await expect(connection.call('deactivate', [])).rejects.toMatchObject({ code: 'METHOD_NOT_FOUND' });
  await expect(connection.call('$/cancelRequest', [])).rejects.toMatchObject({ code: 'METHOD_NOT_FOUND' });
  expect(peer.received).toEqual([]);
});

test('what JSON cannot hold or is too large is refused before it is sent', async () => {
  const { connection, peer } = await connected();
  peer.answerWith(echo);
  await expect(connection.call('A.b', [1n])).rejects.toMatchObject({ code: 'ARGUMENT_INVALID' });
  await expect(connection.call('A.b', ['x'.repeat(9e6)])).rejects.toMatchObject({
    code: 'ARGUMENT_INVALID',
    message: 'A.b could not be called: It takes 8.6 MiB, and a message may have 8 MiB.',
  });
  expect(await connection.call('A.b', [1])).toBe(1);
});

test('large calls at once wait for each other in place of cutting the extension off', async () => {
  const { connection, peer } = await connected();
  peer.answerWith(({ params }) => ({ result: (params as string[])[0]?.length }));
  const large = 'x'.repeat(3_000_000);
  expect(await Promise.all(Array.from({ length: 12 }, () => connection.call('A.b', [large])))).toEqual(
    Array(12).fill(large.length),
  );
});

// Lifecycle

test('activate answers with the methods', async () => {
  const { connection, peer } = await connected();
  peer.answerWith(() => ({ result: { methods: ['A.b', 'initialize'] } }));
  expect(await connection.activate('onCommand:x.y', 1_000)).toEqual({ methods: ['A.b'] });
  expect(peer.received[0]).toMatchObject({ method: 'activate', params: { event: 'onCommand:x.y' } });
});

test.each([
  [{ result: null }, 'ACTIVATION_FAILED', 'tester answered activate without its list of methods.'],
  [
    { error: { code: -32003, message: 'no disk' } },
    'ACTIVATION_FAILED',
    'tester failed in activate(): no disk',
  ],
  [undefined, 'ACTIVATION_TIMEOUT', 'tester did not finish activate() within 50 ms.'],
])('activate that comes to %j is named', async (answer, code, message) => {
  const { connection, peer } = await connected();
  peer.answerWith(() => answer);
  await expect(connection.activate('onStartup', 50)).rejects.toMatchObject({ code, message });
});

test('a ping does not wait behind calls', async () => {
  const { connection, peer } = await connected();
  peer.answerWith(({ method }) => (method === 'ping' ? { result: { status: 'ok' } } : undefined));
  const calls = Array.from({ length: 100 }, () => connection.call('A.b', []).catch(() => undefined));
  expect(await connection.ping(1_000)).toEqual({ status: 'ok' });
  connection.dispose();
  await Promise.all(calls);
});

test('notifications to the extension', async () => {
  const { connection, peer } = await connected();
  connection.notifyConfiguration({ configuration: { a: 1 }, changed: ['a'] });
  connection.notifyNotificationClosed({ notificationId: 'n' });
  await eventually(() =>
    expect(peer.received).toEqual([
      {
        jsonrpc: '2.0',
        method: 'configuration/didChange',
        params: { configuration: { a: 1 }, changed: ['a'] },
      },
      { jsonrpc: '2.0', method: 'notification/didClose', params: { notificationId: 'n' } },
    ]),
  );
});

// What the extension asks

const ask = async (peer: RawPeer, method: string, params?: unknown) => {
  const id = Math.random();
  peer.send({ id, method, ...(params === undefined ? {} : { params }) });
  await eventually(() => expect(peer.received.some((message) => message.id === id)).toBe(true));
  const { result, error } = peer.received.find((message) => message.id === id) as {
    result?: unknown;
    error?: unknown;
  };
  return error ?? result;
};

test('services answer', async () => {
  const { peer, asked } = await connected();
  const shown = { severity: 'info', message: 'hi', actions: [{ id: 'a', title: 'A' }] };
  expect(await ask(peer, 'notification/show', shown)).toEqual({ notificationId: 'n1' });
  expect(await ask(peer, 'storage/get', { key: 'known' })).toEqual({ value: 42 });
  expect(await ask(peer, 'storage/get', { key: 'other' })).toEqual({});
  expect(await ask(peer, 'storage/set', { key: 'k', value: [1] })).toBeNull();
  expect(await ask(peer, 'storage/delete', { key: 'k' })).toBeNull();
  expect(await ask(peer, 'storage/keys')).toEqual({ keys: ['known'] });
  const call = { extension: 'a.b', method: 'X.y', arguments: [1] };
  expect(await ask(peer, 'extension/call', call)).toBe('answered');
  const service = { service: 'facts', method: 'X.y', arguments: [] };
  expect(await ask(peer, 'extension/callService', service)).toBe('served');
  expect(await ask(peer, 'event/subscribe', { topic: 'a.b/tick' })).toBeNull();
  expect(await ask(peer, 'event/unsubscribe', { topic: 'a.b/tick' })).toBeNull();
  peer.send({ method: 'event/publish', params: { topic: 'tick', data: [1] } });
  peer.send({ method: 'cache/invalidate', params: { method: 'X.y' } });
  peer.send({ method: 'status/set', params: { text: 'busy', severity: 'busy' } });
  await eventually(() =>
    expect(asked).toEqual([
      ['notification', shown],
      ['set', 'k', [1]],
      ['delete', 'k'],
      ['call', call],
      ['service', service],
      ['subscribe', { topic: 'a.b/tick' }],
      ['unsubscribe', { topic: 'a.b/tick' }],
      ['publish', { topic: 'tick', data: [1] }],
      ['invalidate', { method: 'X.y' }],
      ['status', { text: 'busy', severity: 'busy' }],
    ]),
  );
});

test.each([
  ['notification/show', { severity: 'shout', message: 'x' }, /^notification\/show: severity: /],
  ['notification/show', { severity: 'info', message: 'x'.repeat(1001) }, /message: /],
  [
    'notification/show',
    {
      severity: 'info',
      message: 'x',
      actions: [
        { id: 'a', title: 'A' },
        { id: 'a', title: 'B' },
      ],
    },
    /ids must differ/,
  ],
  ['notification/show', undefined, /^notification\/show: /],
  ['storage/set', { key: 'k' }, /^storage\/set: value: /],
  ['storage/get', ['k'], /^storage\/get: /],
  ['extension/call', { extension: 'a.b', method: 'deactivate', arguments: [] }, /must be a method name/],
])('wrong params of %s are answered with what is wrong', async (method, params, message) => {
  const { peer } = await connected();
  expect(await ask(peer, method, params)).toMatchObject({
    code: -32602,
    message: expect.stringMatching(message),
    data: { code: 'ARGUMENT_INVALID' },
  });
});

test('an unknown request is answered, an unknown notification logged', async () => {
  const { peer, logged } = await connected();
  expect(await ask(peer, 'host/quit', {})).toMatchObject({ code: -32601 });
  expect(await ask(peer, 'initialize', {})).toMatchObject({ code: -32600 });
  peer.send({ method: 'no/such' });
  peer.send({ method: '$/whatever' });
  peer.send({ method: 'log/write', params: { level: 'loud', message: 'x' } });
  peer.send({ method: 'event/publish', params: { topic: 'a.b/tick' } });
  await eventually(() =>
    expect(logged).toEqual([
      'warning: The host knows no notification "no/such".',
      expect.stringMatching(/^warning: log\/write: level: /),
      expect.stringMatching(/^warning: event\/publish: topic: must be letters/),
    ]),
  );
});

test('what comes in one piece is handled in the order it was sent, what awaits an answer included', async () => {
  const heard: unknown[] = [];
  const { connection, peer } = await connected({
    log: ({ message }) => heard.push(message),
    setStatus: ({ text }) => heard.push(text),
    setView: () => {},
    setStatusBarItem: () => {},
  });
  const call = async () => heard.push(await connection.call('A.b', []));
  const calls = [call(), call()];
  await eventually(() => expect(peer.received).toHaveLength(2));
  const [first, second] = peer.received.map(({ id }) => id);
  peer.raw(
    frame({ method: 'log/write', params: { level: 'info', message: 'progress of the first' } }) +
      frame({ id: first, result: 'first' }) +
      frame({ method: 'status/set', params: { text: 'first is done' } }) +
      frame({ id: second, result: 'second' }) +
      frame({ method: 'log/write', params: { level: 'info', message: 'second is done' } }),
  );
  await Promise.all(calls);
  await eventually(() =>
    expect(heard).toEqual(['progress of the first', 'first', 'first is done', 'second', 'second is done']),
  );
});

// Batches

const batch = (...messages: object[]) => {
  const body = JSON.stringify(messages.map((message) => ({ jsonrpc: '2.0', ...message })));
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
};
const keys = { method: 'storage/keys' };

test('requests that come in one array are answered in one, when the last answer is there', async () => {
  let answer: (value: unknown) => void = () => undefined;
  const { peer, asked } = await connected({
    callExtension: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  });
  const call = { method: 'extension/call', params: { extension: 'a.b', method: 'X.y', arguments: [] } };
  const status = { method: 'status/set', params: { text: 'busy' } };
  peer.raw(
    batch({ id: 1, ...call }, status, { id: 2, ...keys }, { id: 3, method: 'no/such' }) +
      frame({ id: 4, ...keys }),
  );
  await eventually(() => expect(peer.received).toMatchObject([{ id: 4, result: { keys: ['known'] } }]));
  expect(asked).toContainEqual(['status', { text: 'busy' }]);
  answer('late');
  await eventually(() => expect(peer.received).toHaveLength(2));
  expect(peer.received[1]).toMatchObject([
    { id: 3, error: { code: -32601 } },
    { id: 2, result: { keys: ['known'] } },
    { id: 1, result: 'late' },
  ]);
});

test('answers that come in one array are taken, in its order', async () => {
  const { connection, peer } = await connected();
  const calls = [connection.call('A.b', []), connection.call('A.b', [])];
  await eventually(() => expect(peer.received).toHaveLength(2));
  peer.raw(batch(...peer.received.map(({ id }, index) => ({ id, result: index }))));
  expect(await Promise.all(calls)).toEqual([0, 1]);
});

test('who offers batches gets the calls of one tick in arrays of at most 16', async () => {
  const { connection, peer } = await connected({}, { batches: true });
  const calls = Array.from({ length: 33 }, (_, index) => connection.call('A.b', [index]));
  await eventually(() => expect(peer.received).toHaveLength(3));
  const arrays = peer.received.map((message) => [message].flat());
  expect(arrays.map(({ length }) => length)).toEqual([16, 16, 1]);
  peer.raw(batch(...arrays.flat().map(({ id, params }) => ({ id, result: (params as number[])[0] }))));
  expect(await Promise.all(calls)).toEqual(Array.from({ length: 33 }, (_, index) => index));
});

test('large messages do not share an array', async () => {
  const { connection, peer } = await connected({}, { batches: true });
  const outcomes = ['x'.repeat(100_000), 'y', 'z'.repeat(100_000), 'ä'].map((text) =>
    connection.call('A.b', [text]).catch((error) => error.code),
  );
  await eventually(() => expect(peer.received.flat()).toHaveLength(4));
  expect(
    peer.received.map((message) => [message].flat().map(({ params }) => (params as string[])[0]?.[0])),
  ).toEqual([['x'], ['y'], ['z'], ['ä']]);
  connection.dispose();
  expect(await Promise.all(outcomes)).toEqual(Array(4).fill('CALL_INTERRUPTED'));
});

test.each([
  [
    'too many messages',
    batch(...Array(1_001).fill(keys)),
    'sent an array of 1001 messages; at most 1000 are allowed',
  ],
  ['an array in an array', 'Content-Length: 4\r\n\r\n[[]]', 'sent an array where'],
  ['something else in an array', 'Content-Length: 6\r\n\r\n[null]', 'sent "null" where'],
  [
    'an id twice',
    batch({ id: 1, ...keys }, { id: 1, ...keys }),
    'the id "1" of a request that is not answered yet',
  ],
])('a batch with %s closes this connection with the reason', async (_what, bytes, reason) => {
  const { connection, peer } = await connected({}, { batches: true });
  peer.raw(bytes);
  expect((await connection.lost).message).toContain(reason);
});

test('errors of services travel with code and next step', async () => {
  const { peer } = await connected({
    showNotification: () => Promise.reject(new ExtensionHostError('NOT_PERMITTED', 'tester may not.')),
  });
  expect(await ask(peer, 'notification/show', { severity: 'info', message: 'x' })).toEqual({
    code: -32000,
    message: 'tester may not.',
    data: { code: 'NOT_PERMITTED', nextStep: expect.any(String) },
  });
});

test('the extension cancels its own request, before or while it is handled', async () => {
  const signals: AbortSignal[] = [];
  const { peer } = await connected({
    callExtension: (_params, signal) => {
      signals.push(signal);
      return new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(new Error('given up'))),
      );
    },
  });
  const params = { extension: 'a.b', method: 'X.y', arguments: [] };
  peer.send({ id: 1, method: 'extension/call', params });
  await eventually(() => expect(signals).toHaveLength(1));
  peer.send({ method: '$/cancelRequest', params: { id: 1 } });
  await eventually(() => expect(peer.received).toMatchObject([{ id: 1, error: { message: 'given up' } }]));
  peer.raw(
    frame({ id: 2, method: 'extension/call', params }) +
      frame({ method: '$/cancelRequest', params: { id: 2 } }),
  );
  await eventually(() => expect(signals[1]?.aborted).toBe(true));
});

test('more than 256 requests at a time are told to come later', async () => {
  const { peer } = await connected({ callExtension: () => new Promise(() => undefined) });
  const params = { extension: 'a.b', method: 'X.y', arguments: [] };
  for (let id = 0; id < 300; id++) peer.send({ id, method: 'extension/call', params });
  await eventually(() => expect(peer.received).toHaveLength(44));
  expect(peer.received[0]).toMatchObject({ error: { code: -32002, data: { code: 'BUSY' } } });
});

// What must be survived

test.each([
  ['a stray line', 'Listening on port 80\n', 'sent "Listening on port 80" where a message header'],
  ['a huge length', 'Content-Length: 4000000000\r\n\r\n', 'announced a message of 3814.7 MiB'],
  ['megabytes without a header', 'x'.repeat(3_000_000), 'without the end of a message header'],
  ['bad JSON', 'Content-Length: 3\r\n\r\n{a}', 'which is not JSON'],
  ['null', 'Content-Length: 4\r\n\r\nnull', 'sent "null" where'],
  ['a batch', 'Content-Length: 2\r\n\r\n[]', 'sent an array'],
  ['an answer nobody asked for', frame({ id: 99, result: 1 }), 'answered request "99", which was not asked'],
])('%s closes this connection with the reason', async (_what, bytes, reason) => {
  const { connection, peer } = await connected();
  const call = connection.call('A.b', []).catch((error) => error);
  await eventually(() => expect(peer.received).toHaveLength(1));
  peer.raw(bytes);
  expect(await connection.lost).toMatchObject({
    code: 'PROTOCOL_VIOLATION',
    message: expect.stringMatching(/^tester .*Its connection was closed\.$/),
  });
  expect((await connection.lost).message).toContain(reason);
  expect(await call).toMatchObject({ code: 'CALL_INTERRUPTED', cause: { code: 'PROTOCOL_VIOLATION' } });
  await expect(connection.call('A.b', [])).rejects.toMatchObject({ code: 'NOT_RUNNING' });
  await eventually(() => expect(peer.isClosed).toBe(true));
});

test('a repeated id closes the connection', async () => {
  const { connection, peer } = await connected({ callExtension: () => new Promise(() => undefined) });
  const request = frame({
    id: 1,
    method: 'extension/call',
    params: { extension: 'a.b', method: 'X.y', arguments: [] },
  });
  peer.raw(request + request);
  expect((await connection.lost).message).toContain('the id "1" of a request that is not answered yet');
});

test('the same answer twice closes the connection', async () => {
  const { connection, peer } = await connected();
  const call = connection.call('A.b', []);
  await eventually(() => expect(peer.received).toHaveLength(1));
  const answer = frame({ id: peer.received[0]?.id, result: 1 });
  peer.raw(answer + answer);
  expect(await call).toBe(1);
  expect((await connection.lost).message).toContain('or is answered already');
});

test('an extension that hangs up in the middle of a call', async () => {
  const { connection, peer } = await connected();
  const call = connection.call('A.b', []).catch((error) => error);
  await eventually(() => expect(peer.received).toHaveLength(1));
  peer.socket.destroy();
  expect(await call).toMatchObject({
    code: 'CALL_INTERRUPTED',
    message: 'tester stopped before it answered A.b.',
  });
  expect(await connection.lost).toMatchObject({ code: 'CONNECTION_LOST' });
  connection.notifyNotificationClosed({ notificationId: 'n' });
});

test('last words before hanging up are heard', async () => {
  const { connection, peer, asked } = await connected();
  const messages = Array.from({ length: 3_000 }, (_, index) => ({ level: 'info', message: String(index) }));
  peer.socket.end(messages.map((params) => frame({ method: 'log/write', params })).join(''));
  await connection.lost;
  expect(asked).toHaveLength(3_000);
});

test('an extension that does not read is cut off at 16 MiB, nothing grows beyond', async () => {
  const { connection, peer } = await connected();
  peer.socket.pause();
  const text = 'x'.repeat(1_000_000);
  for (let index = 0; index < 20; index++) {
    connection.notifyConfiguration({ configuration: { text }, changed: ['text'] });
  }
  expect(await connection.lost).toMatchObject({
    code: 'PROTOCOL_VIOLATION',
    message: 'tester does not read its messages: 16 MiB are waiting. Its connection was closed.',
  });
});

test('events for one that does not read are dropped before it is cut off for them', async () => {
  const { connection, peer } = await connected();
  peer.socket.pause();
  const data = 'x'.repeat(1_000_000);
  const taken = Array.from({ length: 20 }, () => connection.deliverEvent({ topic: 'a.b/tick', data }));
  expect([taken[0], taken.at(-1), connection.isOpen]).toEqual([true, false, true]);
});

test('a flood of messages keeps the event loop free, loses none and does not pile up', async () => {
  let heard = 0;
  const log = () => {
    heard += 1;
  };
  const { connection, peer } = await connected({ log });
  peer.answerWith(echo);
  const one = frame({ method: 'log/write', params: { level: 'info', message: 'x' } });
  peer.raw(one.repeat(50_000));
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  expect(await connection.call('A.b', [1], { timeout: 10_000 })).toBe(1);
  expect(heard).toBe(50_000);
  clearInterval(timer);
  expect(longest).toBeLessThan(2_000);
});

test('disposing twice is once', async () => {
  const { connection } = await connected();
  connection.dispose();
  connection.dispose();
  expect(connection.isOpen).toBe(false);
});
