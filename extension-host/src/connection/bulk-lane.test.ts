import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import type { ExtensionServices } from '../model/extension-services.js';
import { assertNoLeaks, eventually } from '../testing/no-leaks.js';
import { frame, RawPeer } from '../testing/raw-peer.js';
import { useConnections } from '../testing/use-connections.js';

const { connected, release } = useConnections();
const seconds: RawPeer[] = [];

assertNoLeaks();
afterEach(() => {
  for (const { socket } of seconds.splice(0)) socket.destroy();
  release();
});

const long = 'x'.repeat(70_000);

/** A connection on which a long call has led to the invitation to a second one. */
async function invited(overrides: Partial<ExtensionServices> = {}) {
  const parts = await connected(overrides, { connections: true, batches: true });
  const { connection, peer } = parts;
  const first = connection.call('A.first', [long]);
  first.catch(() => undefined);
  await eventually(() => expect(peer.received.flat()).toHaveLength(2));
  const [call, invitation] = peer.received.flat();
  expect(invitation).toMatchObject({ method: 'connection/open', params: { token: expect.any(String) } });
  const params = invitation?.params;
  const { endpoint, token } = params as { endpoint: string; token: string };
  const dial = async () => {
    const second = await RawPeer.dial(endpoint);
    seconds.push(second);
    return second;
  };
  const introduction = { id: 'hello', method: 'initialize', params: { token, protocolVersions: [1] } };
  return { ...parts, first, callId: call?.id, invitationId: invitation?.id, dial, introduction };
}

/** Both connections. Over the main one, three messages went to the extension and three came back. */
async function withSecond(overrides: Partial<ExtensionServices> = {}) {
  const parts = await invited(overrides);
  const { peer, first, dial } = parts;
  const second = await dial();
  second.send(parts.introduction);
  await eventually(() =>
    expect(second.received).toEqual([{ jsonrpc: '2.0', id: 'hello', result: { protocolVersion: 1 } }]),
  );
  peer.send({ id: parts.invitationId, result: null });
  peer.send({ id: parts.callId, result: 'first' });
  expect(await first).toBe('first');
  peer.received.length = 0;
  second.received.length = 0;
  second.afters.length = 0;
  return { ...parts, second };
}

/** A message of the second connection. */
function after(count: number | string, message: object): string {
  return frame(message).replace('\r\n\r\n', `\r\nPlugo-After: ${count}\r\n\r\n`);
}

const log = (message: string) => ({ method: 'log/write', params: { level: 'info', message } });

test('a client that does not offer it has one connection, whatever travels', async () => {
  const { connection, peer } = await connected();
  peer.answerWith(({ params }) => ({ result: (params as string[])[0] }));
  for (let round = 0; round < 3; round++) expect(await connection.call('A.b', [long])).toBe(long);
  expect(peer.received.map(({ method }) => method)).toEqual(['A.b', 'A.b', 'A.b']);
});

test('nothing is opened for short messages and notifications; a long answer is reason enough', async () => {
  const { connection, peer } = await connected({}, { connections: true });
  peer.answerWith(({ method }) => ({ result: method === 'A.long' ? long : 'short' }));
  await connection.call('A.b', ['short']);
  connection.notifyConfiguration({ configuration: { long }, changed: [] });
  await connection.call('A.b', ['short']);
  expect(peer.received).toHaveLength(3);
  await connection.call('A.long', []);
  await eventually(() => expect(peer.received.at(-1)?.method).toBe('connection/open'));
});

test('long requests go over the second one and say what was sent before them', async () => {
  const { connection, peer, second } = await withSecond();
  const calls = [
    connection.call('A.short', [1]),
    connection.call('A.long', [long]),
    connection.call('A.short', [2]),
    connection.call('A.long', [long]),
  ];
  for (const call of calls) call.catch(() => undefined);
  await eventually(() => expect(second.received).toHaveLength(2));
  await eventually(() => expect(peer.received.flat()).toHaveLength(2));
  // The answer to "initialize", the first call, the invitation, then the short ones.
  expect(second.afters).toEqual([4, 5]);
  for (const { id } of peer.received.flat()) peer.send({ id, result: 'short' });
  for (const { id } of second.received) second.raw(after(0, { id, result: long }));
  expect(await Promise.all(calls)).toEqual(['short', long, 'short', long]);
});

test('a long transfer that is stuck does not hold up small calls', async () => {
  const { connection, peer, second } = await withSecond();
  second.socket.pause();
  const stuck = connection.call('A.long', ['x'.repeat(4 * 2 ** 20)]);
  stuck.catch(() => undefined);
  peer.answerWith(({ params }) => ({ result: (params as unknown[])[0] }));
  for (let round = 0; round < 10; round++) expect(await connection.call('A.small', [round])).toBe(round);
  expect(second.received).toEqual([]);
  second.socket.resume();
  await eventually(() => expect(second.received).toHaveLength(1));
  second.raw(after(0, { id: second.received[0]?.id, result: 'done' }));
  expect(await stuck).toBe('done');
});

test('a long message waits for what was sent before it, and for nothing that came after', async () => {
  let sentOnMain = 3;
  let requests = 0;
  const store = (key: string) => {
    requests += 1;
    return { id: `s${requests}`, method: 'storage/set', params: { key, value: 1 } };
  };
  const asked: string[] = [];
  const { peer, second } = await withSecond({
    log: ({ message }) => void asked.push(message),
    storage: { set: async (key: string) => void asked.push(key) } as never,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 30 }), fc.boolean(), async (kinds, longFirst) => {
      const base = sentOnMain;
      let count = 0;
      let main = '';
      let bulk = '';
      kinds.forEach((isLong, index) => {
        if (isLong) bulk += after(base + count, store(`${index}`));
        else {
          main += frame(log(`${index}`));
          count += 1;
        }
      });
      asked.length = 0;
      const send = [() => peer.raw(main), () => second.raw(bulk)];
      for (const write of longFirst ? send.reverse() : send) {
        write();
        await new Promise((resolve) => setImmediate(resolve));
      }
      sentOnMain += count;
      await eventually(() => expect(asked).toHaveLength(kinds.length));
      const place = (index: number) => asked.indexOf(`${index}`);
      kinds.forEach((isLong, later) => {
        for (let earlier = 0; earlier < later; earlier++) {
          if (isLong || !kinds[earlier]) expect(place(earlier)).toBeLessThan(place(later));
        }
      });
    }),
    { numRuns: 40 },
  );
});

test('progress is told before a long result, though that is here first', async () => {
  const { connection, peer, second } = await withSecond();
  const seen: unknown[] = [];
  const call = connection
    .call('A.slow', [], { onProgress: ({ percentage }) => void seen.push(percentage) })
    .then((result) => void seen.push(result));
  await eventually(() => expect(peer.received).toHaveLength(1));
  const id = peer.received[0]?.id;
  second.raw(after(5, { id, result: long }));
  peer.send({ method: '$/progress', params: { token: id, value: { percentage: 50 } } });
  await new Promise((resolve) => setImmediate(resolve));
  peer.send({ method: '$/progress', params: { token: id, value: { percentage: 99 } } });
  await call;
  expect(seen).toEqual([50, 99, long]);
});

test('what was cancelled before it came is cancelled when it comes', async () => {
  let wasAborted: boolean | undefined;
  const { peer, second } = await withSecond({
    callExtension: async (_params, signal) => {
      wasAborted = signal.aborted;
      signal.throwIfAborted();
    },
  });
  peer.send({ method: '$/cancelRequest', params: { id: 'late' } });
  const params = { extension: 'a.b', method: 'X.y', arguments: [] };
  second.raw(after(4, { id: 'late', method: 'extension/call', params }));
  await eventually(() => expect(peer.received).toMatchObject([{ id: 'late', error: {} }]));
  expect(wasAborted).toBe(true);
});

test('the loss of the second connection under load is the loss of both: every call settles', async () => {
  const { connection, peer, second } = await withSecond();
  const calls = Array.from({ length: 100 }, (_, index) =>
    connection.call('A.b', [index % 3 === 0 ? long : index]),
  );
  const settled = Promise.allSettled(calls);
  await eventually(() => expect(second.received.length).toBeGreaterThan(5));
  second.socket.destroy();
  expect(await connection.lost).toMatchObject({ code: 'CONNECTION_LOST' });
  expect((await settled).map((outcome) => outcome.status === 'rejected' && outcome.reason.code)).toEqual(
    Array(100).fill('CALL_INTERRUPTED'),
  );
  await eventually(() => expect(peer.isClosed).toBe(true));
});

test('the loss of the main one closes the second one', async () => {
  const { connection, peer, second } = await withSecond();
  peer.socket.destroy();
  expect(await connection.lost).toMatchObject({ code: 'CONNECTION_LOST' });
  await eventually(() => expect(second.isClosed).toBe(true));
});

test.each([
  ['no place among the others', frame(log('x')), 'without Plugo-After'],
  ['a place that is none', after('soon', log('x')), '"soon" as Plugo-After'],
  ['an array', 'Content-Length: 2\r\nPlugo-After: 0\r\n\r\n[]', 'an array where'],
  ['no message', 'hello\n', 'where a message header'],
])('a violation on the second one, %s, closes both with the reason', async (_what, text, reason) => {
  const { connection, peer, second } = await withSecond();
  second.raw(text);
  expect(await connection.lost).toMatchObject({
    code: 'PROTOCOL_VIOLATION',
    message: expect.stringContaining(reason),
  });
  await eventually(() => expect([peer.isClosed, second.isClosed]).toEqual([true, true]));
});

test('what neither connection takes adds up: over 16 MiB it is cut off', async () => {
  const { connection, peer, second } = await withSecond();
  peer.socket.pause();
  second.socket.pause();
  const calls = [connection.call('A.b', ['x'.repeat(7e6)]), connection.call('A.b', ['x'.repeat(7e6)])];
  for (const call of calls) call.catch(() => undefined);
  for (let index = 0; index < 6; index++)
    connection.notifyConfiguration({ configuration: { text: 'x'.repeat(1e6) }, changed: [] });
  expect(await connection.lost).toMatchObject({
    message: expect.stringContaining('does not read its messages'),
  });
});

test('a stranger at the second door is turned away, and the wait goes on', async () => {
  const { peer, dial, introduction, invitationId, logged } = await invited();
  const stranger = await dial();
  stranger.send({ ...introduction, params: { token: '0'.repeat(64), protocolVersions: [1] } });
  await eventually(() => expect(stranger.isClosed).toBe(true));
  expect(logged).toEqual([expect.stringContaining('with a token that is not its PLUGO_TOKEN')]);
  const second = await dial();
  second.send(introduction);
  await eventually(() => expect(second.received).toHaveLength(1));
  peer.send({ id: invitationId, result: null });
  await expect(dial()).rejects.toThrow();
});

test('where it cannot come, all goes on over the first one: said once, and not tried again', async () => {
  const { connection, peer, first, callId, invitationId, logged } = await invited();
  peer.send({ id: invitationId, error: { code: -32601, message: 'What is that?' } });
  peer.send({ id: callId, result: 1 });
  expect(await first).toBe(1);
  peer.answerWith(({ params }) => ({ result: (params as string[])[0] }));
  for (let round = 0; round < 3; round++) expect(await connection.call('A.b', [long])).toBe(long);
  expect(logged).toEqual([
    'warning: There is no second connection for long transfers, so all go over the first one. What is that?',
  ]);
});

test('a connection that ends while the second one is awaited leaves nothing behind', async () => {
  const { connection, dial, logged } = await invited();
  connection.dispose();
  await eventually(() => expect(dial()).rejects.toThrow());
  expect(logged).toEqual([]);
});
