import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TransportKind } from '../model/transport.js';
import { assertNoLeaks } from '../testing/no-leaks.js';
import { type ListenOptions, listen, type OpenTransport } from './listen.js';

let directory: string;
const open: OpenTransport[] = [];

async function listening(
  first: TransportKind,
  socketDirectory: string,
  options: Partial<ListenOptions> = {},
): Promise<OpenTransport> {
  const transport = await listen(first, { socketDirectory, ...options });
  open.push(transport);
  return transport;
}

assertNoLeaks();
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'listen-'));
});
afterEach(() => {
  for (const transport of open.splice(0)) transport.dispose();
  rmSync(directory, { recursive: true });
});

test('a Unix socket in a directory that only this user can enter', async () => {
  const { endpoint, choice } = await listening('unix', directory);
  const file = endpoint.replace('unix:', '');
  expect(choice).toEqual({ kind: 'unix', encryption: 'none' });
  expect(statSync(path.dirname(file)).mode & 0o777).toBe(0o700);
  expect(path.dirname(path.dirname(file))).toBe(directory);
});

test('no two launches share a name, and nothing is left of them', async () => {
  const [first, second] = [await listening('unix', directory), await listening('unix', directory)];
  expect(first.endpoint).not.toBe(second.endpoint);
  first.dispose();
  second.dispose();
  expect(readdirSync(directory)).toEqual([]);
});

test('TCP on the loopback interface only', async () => {
  const { endpoint, choice } = await listening('tcp', directory);
  expect(endpoint).toMatch(/^tcp:127\.0\.0\.1:\d+$/);
  expect(choice).toEqual({ kind: 'tcp', encryption: 'none' });
});

test('what comes over TCP is sent without delay', async () => {
  const noDelay = vi.spyOn(net.Socket.prototype, 'setNoDelay');
  const transport = await listening('tcp', directory);
  const client = net.connect({ host: '127.0.0.1', port: Number(transport.endpoint.split(':')[2]) });
  const socket = await new Promise<net.Socket>((onSocket) =>
    transport.accept({ onSocket, onRefused: () => undefined }),
  );
  expect(noDelay.mock.contexts).toEqual([socket]);
  expect(noDelay.mock.calls).toEqual([[true]]);
  noDelay.mockRestore();
  client.destroy();
  socket.destroy();
});

test('it is the bytes of the path that count, not its characters', async () => {
  const within = 'n'.repeat(Math.min(30, 60 - directory.length));
  expect((await listening('unix', path.join(directory, within))).choice.kind).toBe('unix');
  // As many characters, three bytes each.
  expect((await listening('unix', path.join(directory, '本'.repeat(within.length)))).choice.kind).toBe('tcp');
});

test('the directory is made where it is missing', async () => {
  const { choice } = await listening('unix', path.join(directory, 'a/b'));
  expect(choice).toEqual({ kind: 'unix', encryption: 'none' });
});

test('TCP where the path would be too long, counted in bytes', async () => {
  const { choice } = await listening('unix', path.join(directory, 'ä'.repeat(40)));
  expect(choice).toEqual({
    kind: 'tcp',
    encryption: 'none',
    switchedFrom: 'unix',
    fallbackReason: expect.stringContaining('at most 100 are possible'),
  });
  expect(readdirSync(directory)).toEqual([]);
});

test('TCP where no directory can be made', async () => {
  const file = path.join(directory, 'file');
  writeFileSync(file, '');
  const { choice } = await listening('unix', file);
  expect(choice).toMatchObject({
    kind: 'tcp',
    fallbackReason: expect.stringContaining('no directory could be made'),
  });
});

test('TCP where the directory cannot be written', async () => {
  // Nothing keeps root out but a file system without a place for directories.
  const isRoot = process.getuid?.() === 0;
  chmodSync(directory, 0o500);
  expect((await listening('unix', isRoot ? '/proc' : directory)).choice.kind).toBe('tcp');
  chmodSync(directory, 0o700);
});

const broken = (reason: string) => () => Promise.reject(new Error(reason));

test('Unix where TCP was asked for and cannot be had', async () => {
  const { listenUnix } = await import('./listen-unix.js');
  const { choice } = await listening('tcp', directory, {
    listeners: { tcp: broken('no loopback'), unix: listenUnix },
  });
  expect(choice).toEqual({
    kind: 'unix',
    encryption: 'none',
    switchedFrom: 'tcp',
    fallbackReason: 'no loopback',
  });
});

test('an error names both reasons where neither can be had', async () => {
  const listeners = { tcp: broken('no loopback'), unix: broken('disk full') };
  await expect(listening('unix', directory, { listeners })).rejects.toMatchObject({
    code: 'TRANSPORT_FAILED',
    message: 'Unix socket: disk full. TCP: no loopback.',
  });
});

test('a connection that comes before anybody accepts is not lost', async () => {
  const transport = await listening('unix', directory);
  const client = net.connect(transport.endpoint.replace('unix:', ''));
  await new Promise((resolve) => client.once('connect', resolve));
  await new Promise((resolve) => setTimeout(resolve, 20));
  const socket = await new Promise<net.Socket>((onSocket) =>
    transport.accept({ onSocket, onRefused: () => undefined }),
  );
  expect(transport.wasReached).toBe(true);
  socket.end('hello');
  const data = await new Promise((resolve) => client.once('data', resolve));
  expect(String(data)).toBe('hello');
  client.destroy();
});

test('who waits unheard is sent away when it closes; who was accepted stays', async () => {
  const transport = await listening('unix', directory);
  const file = transport.endpoint.replace('unix:', '');
  const client = net.connect(file).on('error', () => undefined);
  await new Promise((resolve) => client.once('connect', resolve));
  const gone = new Promise((resolve) => client.once('close', resolve));
  await new Promise((resolve) => setTimeout(resolve, 20));
  transport.dispose();
  await gone;
  expect(existsSync(file)).toBe(false);
});
