import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import tls from 'node:tls';
import { afterEach, expect, test, vi } from 'vitest';
import { assertNoLeaks, eventually } from '../testing/no-leaks.js';
import { useTemporaryDirectory } from '../testing/temporary-directory.js';
import type { CredentialFiles } from './credential-files.js';
import { makeIdentity } from './identity.js';
import { listen, type OpenTransport } from './listen.js';

assertNoLeaks();
const directory = useTemporaryDirectory();
const toRelease: (() => void)[] = [];
afterEach(() => {
  for (const release of toRelease.splice(0)) release();
});

/** A host that listens over TCP with TLS, and what becomes of those who connect. */
async function open(kind: 'tcp' | 'unix' = 'tcp') {
  const transport = await listen(kind, { socketDirectory: directory.path, encryption: 'always' });
  const accepted: tls.TLSSocket[] = [];
  const refused: string[] = [];
  toRelease.push(() => {
    transport.dispose();
    for (const socket of accepted) socket.destroy();
  });
  transport.accept({
    onSocket: (socket) => accepted.push(socket as tls.TLSSocket),
    onRefused: (reason) => refused.push(reason),
  });
  const port = Number(/\d+$/.exec(transport.endpoint)?.[0]);
  return { transport, accepted, refused, port, credentials: transport.credentials as CredentialFiles };
}

/** Connects as somebody. The error or closing that ends it is told. */
function connect(options: tls.ConnectionOptions) {
  const socket = tls.connect({ host: '127.0.0.1', checkServerIdentity: () => undefined, ...options });
  toRelease.push(() => socket.destroy());
  const ended = new Promise<string>((resolve) => {
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    socket.once('close', () => resolve('closed'));
  });
  socket.resume();
  return { socket, ended };
}

/** What the extension of a launch connects with. */
function keysOf({ certificate, authority }: CredentialFiles): tls.ConnectionOptions {
  const own = readFileSync(certificate);
  return { key: own, cert: own, ca: readFileSync(authority) };
}

test('who holds the key is let in, over TLS 1.3, without delay, and with no session to resume', async () => {
  const noDelay = vi.spyOn(net.Socket.prototype, 'setNoDelay');
  const { transport, accepted, port, credentials } = await open();
  expect(transport).toMatchObject({
    endpoint: expect.stringMatching(/^tls\+tcp:127\.0\.0\.1:\d+$/),
    choice: { kind: 'tcp', encryption: 'tls' },
  });
  let session: Buffer | undefined;
  const first = connect({
    ...keysOf(credentials),
    port,
    servername: 'plugo',
    checkServerIdentity: tls.checkServerIdentity,
  });
  first.socket.on('session', (given) => {
    session = given;
  });
  await eventually(() => expect(accepted).toHaveLength(1));
  expect([accepted[0]?.getProtocol(), accepted[0]?.authorized]).toEqual(['TLSv1.3', true]);
  expect(noDelay.mock.calls).toContainEqual([true]);
  noDelay.mockRestore();
  const reply = new Promise((resolve) => first.socket.once('data', resolve));
  accepted[0]?.write('hello');
  expect(String(await reply)).toBe('hello');
  const second = connect({ ...keysOf(credentials), port, ...(session === undefined ? {} : { session }) });
  await eventually(() => expect(accepted).toHaveLength(2));
  expect([second.socket.isSessionReused(), accepted[1]?.isSessionReused()]).toEqual([false, false]);
});

test('a stranger without a certificate is refused', async () => {
  const { accepted, refused, port, credentials } = await open();
  const { ended } = connect({ port, ca: readFileSync(credentials.authority) });
  expect(await ended).toBe('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED');
  expect(refused).toEqual(['came without a certificate; it has one in the file PLUGO_TLS_CERT']);
  expect(accepted).toEqual([]);
});

test('so is who comes with another certificate, even one of the same name', async () => {
  const { accepted, refused, port } = await open();
  const { key, certificate } = await makeIdentity();
  const { ended } = connect({ port, key, cert: certificate, rejectUnauthorized: false });
  expect(await ended).toBe('closed');
  await eventually(() =>
    expect(refused).toEqual(['came with a certificate that is not the one of this launch']),
  );
  expect(accepted).toEqual([]);
});

test('the certificates of one launch are worth nothing in the next', async () => {
  const before = await open();
  const old = keysOf(before.credentials);
  before.transport.dispose();
  const { refused, port } = await open();
  expect(await connect({ ...old, port }).ended).toMatch(/SELF_SIGNED|UNABLE_TO_VERIFY|SIGNATURE_FAILURE/);
  expect(await connect({ ...old, port, rejectUnauthorized: false }).ended).toBe('closed');
  await eventually(() =>
    expect(refused.at(-1)).toBe('came with a certificate that is not the one of this launch'),
  );
});

test('TLS 1.2 is refused', async () => {
  const { refused, port, credentials } = await open();
  const { ended } = connect({ ...keysOf(credentials), port, minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' });
  expect(await ended).toBe('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION');
  expect(refused).toEqual(['speaks an older version of TLS than 1.3']);
});

test.each([
  ['a message of the protocol', 'Content-Length: 2\r\n\r\n{}'],
  ['a web browser', 'GET / HTTP/1.1\r\n\r\n'],
])('plain text is refused: %s', async (_who, text) => {
  const { refused, port } = await open();
  const socket = net.connect({ host: '127.0.0.1', port }).on('error', () => undefined);
  toRelease.push(() => socket.destroy());
  socket.resume().write(text);
  await new Promise((resolve) => socket.once('close', resolve));
  await eventually(() =>
    expect(refused).toEqual(['did not begin with TLS, which its PLUGO_ENDPOINT asks for']),
  );
});

test('who leaves in the middle of the handshake, or never begins it, is in nobody’s way', async () => {
  const { transport, accepted, refused, port, credentials } = await open();
  const silent = Array.from({ length: 20 }, () =>
    net.connect({ host: '127.0.0.1', port }).on('error', () => undefined),
  );
  toRelease.push(...silent.map((socket) => () => socket.destroy()));
  await eventually(() => expect(silent.filter(({ destroyed }) => destroyed)).toHaveLength(4));
  silent.at(-1)?.destroy();
  await eventually(() => expect(refused).toContain('left during the TLS handshake'));
  connect({ ...keysOf(credentials), port });
  await eventually(() => expect(accepted).toHaveLength(1));
  transport.dispose();
  await eventually(() => expect(silent.every(({ destroyed }) => destroyed)).toBe(true));
});

test('the keys lie where only this user can read them, and are gone with the listener', async () => {
  const { transport, credentials } = await open();
  const folder = path.dirname(credentials.certificate);
  const modes = [folder, credentials.certificate, credentials.authority].map(
    (file) => statSync(file).mode & 0o777,
  );
  expect(modes).toEqual([0o700, 0o600, 0o600]);
  transport.dispose();
  expect(existsSync(folder)).toBe(false);
  expect(readdirSync(directory.path)).toEqual([]);
});

test('a Unix socket is encrypted only where everything is to be', async () => {
  const unix = async (encryption: 'off' | 'tcp' | 'always') => {
    const transport: OpenTransport = await listen('unix', { socketDirectory: directory.path, encryption });
    toRelease.push(() => transport.dispose());
    return transport.choice.encryption;
  };
  expect([await unix('off'), await unix('tcp'), await unix('always')]).toEqual(['none', 'none', 'tls']);
});
