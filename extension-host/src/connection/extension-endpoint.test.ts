import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../base/clock.js';
import type { TransportKind } from '../model/transport.js';
import { assertNoLeaks, eventually } from '../testing/no-leaks.js';
import { RawPeer } from '../testing/raw-peer.js';
import { testServices } from '../testing/test-extension.js';
import type { ExtensionConnection } from './extension-connection.js';
import { ExtensionEndpoint } from './extension-endpoint.js';

const toRelease: { dispose(): void }[] = [];
const never = new AbortController().signal;

async function open(transport: TransportKind = 'unix') {
  const logged: string[] = [];
  const endpoint = await ExtensionEndpoint.open({
    extension: { id: 'test.tester', name: 'tester' },
    transport,
    encryption: 'off',
    socketDirectory: '',
    services: testServices().services,
    clock: systemClock,
    log: (level, message) => logged.push(`${level}: ${message}`),
  });
  toRelease.push(endpoint);
  const { PLUGO_ENDPOINT: address = '', PLUGO_TOKEN: token = '' } = endpoint.environment;
  const dial = async () => {
    const peer = await RawPeer.dial(address);
    toRelease.push({ dispose: () => peer.socket.destroy() });
    return peer;
  };
  const accept = (timeout = 2_000, signal = never): Promise<ExtensionConnection> => {
    const accepted = endpoint.accept(timeout, signal);
    accepted.then((connection) => toRelease.push(connection)).catch(() => undefined);
    return accepted;
  };
  const initialize = { id: 1, method: 'initialize', params: { token, protocolVersions: [1] } };
  return { endpoint, address, dial, accept, initialize, logged };
}

assertNoLeaks();
afterEach(() => {
  for (const resource of toRelease.splice(0)) resource.dispose();
});

test.each(['unix', 'tcp'] as const)('who has the token is greeted, over %s', async (preference) => {
  const { dial, accept, initialize } = await open(preference);
  const accepted = accept();
  const peer = await dial();
  peer.send(initialize);
  expect((await accepted).isOpen).toBe(true);
  await eventually(() =>
    expect(peer.received).toEqual([
      {
        jsonrpc: '2.0',
        id: 1,
        result: expect.objectContaining({
          protocolVersion: 1,
          encoding: 'json',
          compression: 'none',
          host: { name: 'Plugo', version: '0.0.0' },
        }),
      },
    ]),
  );
});

test('the environment tells where, with what and in which versions', async () => {
  const { endpoint } = await open();
  expect(endpoint.environment).toEqual({
    PLUGO_ENDPOINT: expect.stringMatching(/^unix:\//),
    PLUGO_TOKEN: expect.stringMatching(/^[0-9a-f]{64}$/),
    PLUGO_PROTOCOL: '1',
  });
});

test('strangers are closed with the reason and do not end the wait', async () => {
  const { dial, accept, initialize, logged } = await open();
  const accepted = accept();
  const [silent, wrong, garbage, right] = [await dial(), await dial(), await dial(), await dial()];
  wrong.send({ ...initialize, params: { token: '0'.repeat(64), protocolVersions: [1] } });
  garbage.raw('GET / HTTP/1.1\r\n\r\n');
  await eventually(() =>
    expect([wrong.isClosed, garbage.isClosed, silent.isClosed]).toEqual([true, true, false]),
  );
  right.send(initialize);
  await accepted;
  await eventually(() => expect(silent.isClosed).toBe(true));
  expect(wrong.received).toEqual([
    {
      jsonrpc: '2.0',
      id: 1,
      error: {
        code: -32001,
        message: 'tester sent "initialize" with a token that is not its PLUGO_TOKEN.',
        data: { code: 'HANDSHAKE_REFUSED' },
      },
    },
  ]);
  expect(logged).toContainEqual(
    'warning: A connection was refused: somebody who should be tester sent "GET / HTTP/1.1" where a message header such as "Content-Length: 42" and CRLF was expected.',
  );
});

test('the door is closed after the right one', async () => {
  const { address, dial, accept, initialize } = await open();
  const accepted = accept();
  (await dial()).send(initialize);
  await accepted;
  await expect(dial()).rejects.toThrow();
  expect(existsSync(path.dirname(address.replace('unix:', '')))).toBe(false);
});

test('what follows initialize in the same chunk is not lost', async () => {
  const asked: unknown[] = [];
  const { services } = testServices({ log: (params) => void asked.push(params) });
  const endpoint = await ExtensionEndpoint.open({
    extension: { id: 'test.tester', name: 'tester' },
    transport: 'unix',
    encryption: 'off',
    socketDirectory: '',
    services,
    clock: systemClock,
    log: () => undefined,
  });
  toRelease.push(endpoint);
  const accepted = endpoint.accept(2_000, never);
  const peer = await RawPeer.dial(endpoint.environment.PLUGO_ENDPOINT ?? '');
  toRelease.push({ dispose: () => peer.socket.destroy() });
  const { frame } = await import('../testing/raw-peer.js');
  const token = endpoint.environment.PLUGO_TOKEN;
  const first = frame({ id: 1, method: 'initialize', params: { token, protocolVersions: [1] } });
  peer.raw(first + frame({ method: 'log/write', params: { level: 'info', message: 'early' } }));
  toRelease.push(await accepted);
  await eventually(() => expect(asked).toEqual([{ level: 'info', message: 'early' }]));
});

test('nobody comes', async () => {
  const { accept } = await open();
  await expect(accept(50)).rejects.toMatchObject({
    code: 'HANDSHAKE_TIMEOUT',
    message: 'tester did not connect within 50 ms. Does its main file call run()?',
  });
});

test('somebody came, but was wrong', async () => {
  const { dial, accept } = await open();
  const accepted = accept(200);
  (await dial()).send({ method: 'log/write' });
  await expect(accepted).rejects.toMatchObject({
    code: 'HANDSHAKE_REFUSED',
    message: 'tester sent "log/write" first, and not the request "initialize".',
  });
});

test('an initialize may not be larger than 64 KiB', async () => {
  const { dial, accept, endpoint } = await open();
  accept(5_000).catch(() => undefined);
  (await dial()).raw('Content-Length: 100000\r\n\r\n');
  await eventually(() =>
    expect(endpoint.lastRefusal).toMatch('announced a message of 97.7 KiB; at most 64 KiB'),
  );
});

test('a crowd that says nothing cannot keep the right one out', async () => {
  const { dial, accept, initialize } = await open();
  const accepted = accept();
  const crowd = await Promise.all(Array.from({ length: 40 }, dial));
  (await dial()).send(initialize);
  await accepted;
  await eventually(() => expect(crowd.every(({ isClosed }) => isClosed)).toBe(true));
});

test('the wait ends with its signal', async () => {
  const { accept } = await open();
  const controller = new AbortController();
  const accepted = accept(5_000, controller.signal);
  controller.abort(new Error('not wanted any more'));
  await expect(accepted).rejects.toThrow('not wanted any more');
});
