import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createMessageConnection, type Message } from 'vscode-jsonrpc/node';
import { FrameReader } from './frame-reader.js';
import { FrameWriter } from './frame-writer.js';

/** A socket whose other end is the test: `push` is what the host sends. */
function connect() {
  const written: string[] = [];
  const socket = new Duplex({
    read: () => {},
    write: (chunk, _encoding, done) => {
      written.push(String(chunk));
      done();
    },
  });
  return {
    socket: socket as unknown as Socket,
    written,
    push: (bytes: string | Buffer) => socket.push(bytes),
  };
}

function frame(message: object): string {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** What is read when these pieces arrive, and what failed. */
async function read(...pieces: readonly (string | Buffer)[]) {
  const { socket, push } = connect();
  const reader = new FrameReader(socket);
  const methods: string[] = [];
  const errors: string[] = [];
  reader.onError((error) => errors.push(error.message));
  reader.listen((message) => methods.push((message as Message & { method: string }).method));
  for (const piece of pieces) {
    push(piece);
    await delay(1);
  }
  return { methods, errors, isClosed: socket.destroyed };
}

test('messages come out whole however they are cut', async () => {
  const bytes = Buffer.from(frame({ method: 'ä€' }) + frame({ method: 'b' }) + frame({ method: 'c' }));
  const pieces = [...bytes].map((byte) => Buffer.from([byte]));
  for (const cut of [[bytes], pieces, [bytes.subarray(0, 40), bytes.subarray(40)]]) {
    expect(await read(...cut)).toEqual({ methods: ['ä€', 'b', 'c'], errors: [], isClosed: false });
  }
});

test('an array is as many messages', async () => {
  const body = '[{"method":"a"},{"method":"b"}]';
  const bytes = `Content-Length: ${body.length}\r\n\r\n${body}Content-Length: 2\r\n\r\n[]`;
  expect(await read(bytes + frame({ method: 'c' }))).toMatchObject({ methods: ['a', 'b', 'c'] });
});

test('other headers are ignored, in any case and order', async () => {
  const head = 'Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length: 14\r\n\r\n';
  expect(await read(`${head}{"method":"a"}`)).toMatchObject({ methods: ['a'] });
});

test.each([
  ['hello\r\n\r\n', 'is no header of a message'],
  ['Content-Length: 3\r\n\r\n{a}', 'JSON'],
])('%j ends the connection', async (bytes, reason) => {
  expect(await read(bytes, frame({ method: 'a' }))).toEqual({
    methods: [],
    errors: [expect.stringContaining(reason)],
    isClosed: true,
  });
});

test('many messages at once leave the event loop its turns', async () => {
  const { socket, push } = connect();
  const connection = createMessageConnection(new FrameReader(socket), new FrameWriter(socket));
  let handled = 0;
  let handledAtFirstTurn: number | undefined;
  connection.onNotification('a', () => {
    handled += 1;
  });
  connection.listen();
  push(frame({ method: 'a' }).repeat(50_000));
  await delay(0);
  setImmediate(() => {
    handledAtFirstTurn ??= handled;
  });
  while (handled < 50_000) await delay(1);
  expect(handledAtFirstTurn).toBeLessThan(25_000);
  connection.dispose();
});

test('what awaits an answer runs before the message after it is handled', async () => {
  const { socket, push } = connect();
  const connection = createMessageConnection(new FrameReader(socket), new FrameWriter(socket), undefined, {
    maxParallelism: Number.MAX_SAFE_INTEGER,
  });
  const heard: unknown[] = [];
  connection.onNotification('note', (text) => {
    heard.push(text);
  });
  connection.listen();
  const asked = connection.sendRequest('ask').then(async (answer) => {
    await Promise.resolve();
    heard.push(answer);
  });
  push(
    frame({ method: 'note', params: ['before'] }) +
      frame({ id: 0, result: 'answer' }) +
      frame({ method: 'note', params: ['after'] }),
  );
  await asked;
  await delay(1);
  expect(heard).toEqual(['before', 'answer', 'after']);
  connection.dispose();
});

test('messages of one tick are written together, the first 16 at once', async () => {
  const { socket, written } = connect();
  const writer = new FrameWriter(socket);
  for (let count = 0; count < 20; count++) void writer.write({ jsonrpc: '2.0' });
  expect(written.map((bytes) => bytes.split('Content-Length').length - 1)).toEqual([16]);
  await delay(1);
  expect(written.map((bytes) => bytes.split('Content-Length').length - 1)).toEqual([16, 4]);
  socket.destroy();
  await expect(writer.write({ jsonrpc: '2.0' })).rejects.toThrow('The connection is closed.');
});

test('a host that reads batches gets the messages of one tick in an array', async () => {
  const { socket, written } = connect();
  const writer = new FrameWriter(socket);
  writer.sendBatches();
  const bodies = () => written.splice(0).map((bytes) => JSON.parse(bytes.split('\r\n\r\n')[1] ?? ''));
  const message = { jsonrpc: '2.0', method: 'ä' };
  void writer.write(message);
  await delay(1);
  expect(written[0]).toContain(`Content-Length: ${Buffer.byteLength(JSON.stringify(message))}\r\n`);
  expect(bodies()).toEqual([message]);
  void writer.write(message);
  void writer.write(message);
  await delay(1);
  expect(written[0]).toContain(
    `Content-Length: ${Buffer.byteLength(JSON.stringify([message, message]))}\r\n`,
  );
  expect(bodies()).toEqual([[message, message]]);
});
