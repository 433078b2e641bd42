import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../base/clock.js';
import { assertNoLeaks, eventually } from '../testing/no-leaks.js';
import { frame, RawPeer } from '../testing/raw-peer.js';
import { testServices } from '../testing/test-extension.js';
import { ExtensionEndpoint } from './extension-endpoint.js';

const toRelease: { dispose(): void }[] = [];
assertNoLeaks();
afterEach(() => {
  for (const resource of toRelease.splice(0)) resource.dispose();
});

/** An endpoint that wants TLS, and a peer that has the keys. */
async function encrypted(timeout = 5_000) {
  const logged: string[] = [];
  const { services, asked } = testServices();
  const endpoint = await ExtensionEndpoint.open({
    extension: { id: 'test.tester', name: 'tester' },
    transport: 'tcp',
    encryption: 'tcp',
    socketDirectory: '',
    services,
    clock: systemClock,
    log: (level, message) => logged.push(`${level}: ${message}`),
  });
  toRelease.push(endpoint);
  const {
    PLUGO_ENDPOINT: address = '',
    PLUGO_TOKEN: token,
    PLUGO_TLS_CERT = '',
    PLUGO_TLS_CA = '',
  } = endpoint.environment;
  const own = readFileSync(PLUGO_TLS_CERT);
  const credentials = { key: own, cert: own, ca: readFileSync(PLUGO_TLS_CA) };
  const accepted = endpoint.accept(timeout, new AbortController().signal);
  accepted.then((connection) => toRelease.push(connection)).catch(() => undefined);
  const dial = async (keys: object = credentials) => {
    const peer = await RawPeer.dial(address, keys);
    toRelease.push({ dispose: () => peer.socket.destroy() });
    return peer;
  };
  const initialize = { id: 'hello', method: 'initialize', params: { token, protocolVersions: [1] } };
  return { endpoint, accepted, dial, initialize, logged, asked, credentials };
}

async function connected() {
  const { accepted, dial, initialize, asked } = await encrypted();
  const peer = await dial();
  peer.send(initialize);
  const connection = await accepted;
  await eventually(() => expect(peer.received).toHaveLength(1));
  return { connection, peer, asked };
}

test('the token is asked for all the same', async () => {
  const { accepted, dial, initialize, logged } = await encrypted();
  const wrong = await dial();
  wrong.send({ ...initialize, params: { token: '0'.repeat(64), protocolVersions: [1] } });
  await eventually(() => expect(wrong.isClosed).toBe(true));
  expect(logged).toEqual([
    'warning: A connection was refused: somebody who should be tester sent "initialize" with a token that is not its PLUGO_TOKEN.',
  ]);
  (await dial()).send(initialize);
  expect((await accepted).isOpen).toBe(true);
});

test('who is refused in the handshake of TLS does not end the wait, and is named where it ends so', async () => {
  const { accepted, dial, endpoint, credentials } = await encrypted(600);
  // In TLS 1.3 the client is done first, so it may believe for a moment that it is in.
  await dial({ ca: credentials.ca }).catch(() => undefined);
  await expect(accepted).rejects.toMatchObject({
    code: 'HANDSHAKE_REFUSED',
    message: 'tester came without a certificate; it has one in the file PLUGO_TLS_CERT.',
  });
  expect(endpoint.wasReached).toBe(true);
});

test('messages in pieces, many at once and large ones arrive whole', async () => {
  const { connection, peer, asked } = await connected();
  peer.answerWith(({ params }) => ({ result: (params as unknown[])[0] }));
  const large = 'ö'.repeat(3 * 2 ** 20);
  expect(await connection.call('Test.echo', [large])).toBe(large);
  const text = Array.from({ length: 50 }, (_, index) =>
    frame({ method: 'log/write', params: { level: 'info', message: `${index}` } }),
  ).join('');
  for (const piece of text.match(/.{1,997}/gs) ?? []) peer.raw(piece);
  await eventually(() => expect(asked).toHaveLength(50));
});

test('an extension that does not read is cut off at 16 MiB', async () => {
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

test('what was said before a half-close is heard, then the connection is lost', async () => {
  const { connection, peer, asked } = await connected();
  const pending = connection.call('Test.echo', [1]);
  pending.catch(() => undefined);
  peer.send({ method: 'log/write', params: { level: 'info', message: 'farewell' } });
  peer.socket.end();
  expect(await connection.lost).toMatchObject({ code: 'CONNECTION_LOST' });
  await expect(pending).rejects.toMatchObject({ code: 'CALL_INTERRUPTED' });
  expect(asked).toEqual([['log', { level: 'info', message: 'farewell' }]]);
});

test('a connection that is reset is lost, and nothing else happens', async () => {
  const { connection, peer } = await connected();
  peer.socket.destroy();
  expect(await connection.lost).toMatchObject({ code: 'CONNECTION_LOST' });
});

test('a second connection is encrypted as well, with keys of its own', async () => {
  const { accepted, dial, initialize } = await encrypted();
  const peer = await dial();
  peer.send({ ...initialize, params: { ...initialize.params, connections: true } });
  const connection = await accepted;
  peer.answerWith(({ method }) => (method === 'A.b' ? { result: 1 } : undefined));
  await connection.call('A.b', ['x'.repeat(70_000)]);
  await eventually(() => expect(peer.received.at(-1)?.method).toBe('connection/open'));
  const { id, params } = peer.received.at(-1) as { id: number; params: Record<string, string> };
  const own = readFileSync(params.tlsCert ?? '');
  const keys = { key: own, cert: own, ca: readFileSync(params.tlsCa ?? '') };
  const second = await RawPeer.dial(params.endpoint ?? '', keys);
  toRelease.push({ dispose: () => second.socket.destroy() });
  second.send({ id: 0, method: 'initialize', params: { token: params.token, protocolVersions: [1] } });
  await eventually(() => expect(second.received).toHaveLength(1));
  peer.send({ id, result: null });
  const call = connection.call('A.b', ['x'.repeat(70_000)]);
  await eventually(() => expect(second.received.at(-1)?.method).toBe('A.b'));
  second.raw(
    frame({ id: second.received.at(-1)?.id, result: 2 }).replace('\r\n\r\n', '\r\nPlugo-After: 0\r\n\r\n'),
  );
  expect(await call).toBe(2);
});
