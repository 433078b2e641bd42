import { afterEach, expect, test } from 'vitest';
import { assertNoLeaks, eventually } from '../testing/no-leaks.js';
import { frame, frameWith } from '../testing/raw-peer.js';
import { useConnections } from '../testing/use-connections.js';

const { connected, release } = useConnections();

assertNoLeaks();
afterEach(release);

const attachments = { attachments: true };
const bytes = Buffer.from([0, 255, 13, 10, 13, 10]);
const long = 'ä'.repeat(100_000);

test('binary data and long strings travel beside the JSON, both ways', async () => {
  const { connection, peer } = await connected({}, attachments);
  const call = connection.call('Image.turn', [{ image: bytes, title: 'cat' }, long]);
  await eventually(() => expect(peer.received).toHaveLength(1));
  expect(peer.received[0]?.params).toEqual([{ image: bytes, title: 'cat' }, long]);
  const list = [
    { path: ['result', 'image'], length: 6 },
    { path: ['result', 'pages', 1], length: 3, type: 'text' },
  ];
  const result = { image: null, pages: ['one', null, null] };
  peer.raw(frameWith({ id: peer.received[0]?.id, result, attachments: list }, bytes, 'two'));
  expect(await call).toEqual({ image: bytes, pages: ['one', 'two', null] });
});

test('what is written around it keeps its order', async () => {
  const { connection, peer } = await connected({}, { ...attachments, batches: true });
  const calls = [1, bytes, 2, long, 3].map((value) => connection.call('A.b', [value]).catch(() => undefined));
  await eventually(() => expect(peer.received.flat()).toHaveLength(5));
  expect(peer.received.flat().map(({ params }) => (params as unknown[])[0])).toEqual([1, bytes, 2, long, 3]);
  connection.dispose();
  await Promise.all(calls);
});

test('binary data of no length is binary data', async () => {
  const { connection, peer } = await connected({}, attachments);
  const call = connection.call('A.b', [Buffer.alloc(0)]);
  await eventually(() => expect(peer.received).toHaveLength(1));
  expect(peer.received[0]?.params).toEqual([Buffer.alloc(0)]);
  const id = peer.received[0]?.id;
  peer.raw(frameWith({ id, result: null, attachments: [{ path: ['result'], length: 0 }] }));
  expect(await call).toEqual(Buffer.alloc(0));
});

test('long strings at once, and one after the other, do not get into each other', async () => {
  const { connection, peer } = await connected({}, attachments);
  const list = [{ path: ['result'], length: 1_000_000, type: 'text' }];
  const texts = [...'abcdefgh'].map((letter) => letter.repeat(1_000_000));
  const answers = texts.map((text) => connection.call('A.b', [text]));
  await eventually(() => expect(peer.received).toHaveLength(texts.length));
  expect(peer.received.map(({ params }, index) => (params as unknown[])[0] === texts[index])).not.toContain(
    false,
  );
  for (const [index, text] of texts.entries())
    peer.raw(frameWith({ id: peer.received[index]?.id, result: null, attachments: list }, text));
  expect((await Promise.all(answers)).map((answer, index) => answer === texts[index])).not.toContain(false);
});

test('binary data that was read stays as it is when more is read', async () => {
  const { connection, peer } = await connected({}, attachments);
  const sizes = [1_000_000, 400_000, 900_000, 10, 1_000_000];
  const answers = sizes.map(() => connection.call('A.b', []));
  await eventually(() => expect(peer.received).toHaveLength(sizes.length));
  for (const [index, length] of sizes.entries()) {
    const head = { id: peer.received[index]?.id, result: null, attachments: [{ path: ['result'], length }] };
    peer.raw(frameWith(head, Buffer.alloc(length, index)));
    peer.raw(frame({ method: 'log/write', params: { level: 'info', message: 'x'.repeat(300_000) } }));
  }
  const read = (await Promise.all(answers)) as Buffer[];
  expect(read.map((bytes, index) => bytes.equals(Buffer.alloc(sizes[index] ?? 0, index)))).not.toContain(
    false,
  );
});

test('an extension that does not read attachments gets strings as ever, and no binary data', async () => {
  const { connection, peer } = await connected();
  peer.answerWith(({ params }) => ({ result: (params as string[])[0] }));
  expect(await connection.call('A.b', [long])).toBe(long);
  await expect(connection.call('A.b', [{ image: bytes }])).rejects.toMatchObject({
    code: 'ARGUMENT_INVALID',
    message:
      'A.b could not be called: params.0.image is binary data, which the other side does not read. Pass text, such as base64.',
  });
});

test('binary data of another kind is refused', async () => {
  const { connection } = await connected({}, attachments);
  for (const value of [new Float64Array(2), new ArrayBuffer(2), new DataView(bytes.buffer)]) {
    await expect(connection.call('A.b', [value])).rejects.toMatchObject({
      code: 'ARGUMENT_INVALID',
      message: expect.stringMatching(/params\.0 is (Float64Array|ArrayBuffer|DataView); .*only a Uint8Array/),
    });
  }
});

test('a result that its caller cannot read is an error, and the connection goes on', async () => {
  const { peer, connection } = await connected({ callExtension: async () => ({ image: bytes }) });
  peer.send({ id: 1, method: 'extension/call', params: { extension: 'a.b', method: 'X.y', arguments: [] } });
  await eventually(() => expect(peer.received).toHaveLength(1));
  expect(peer.received[0]).toMatchObject({
    id: 1,
    error: { message: expect.stringContaining('The result cannot be sent. result.image is binary data') },
  });
  expect(connection.isOpen).toBe(true);
});

test('of the answers to an array of requests, one with attachments comes by itself', async () => {
  const { peer } = await connected({ callExtension: async () => bytes }, attachments);
  const call = { method: 'extension/call', params: { extension: 'a.b', method: 'X.y', arguments: [] } };
  const messages = [
    { id: 1, ...call },
    { id: 2, method: 'storage/keys' },
  ].map((message) => ({
    jsonrpc: '2.0',
    ...message,
  }));
  const body = JSON.stringify(messages);
  peer.raw(`Content-Length: ${body.length}\r\n\r\n${body}`);
  await eventually(() => expect(peer.received).toHaveLength(2));
  expect(peer.received).toContainEqual({ jsonrpc: '2.0', id: 1, result: bytes });
  expect(peer.received).toContainEqual([{ jsonrpc: '2.0', id: 2, result: { keys: ['known'] } }]);
});

test('attachments count where a message is too large', async () => {
  const { connection, peer } = await connected({}, attachments);
  await expect(connection.call('A.b', [Buffer.alloc(9e6)])).rejects.toMatchObject({
    message: 'A.b could not be called: It takes 8.6 MiB, and a message may have 8 MiB.',
  });
  peer.raw('Content-Length: 9000000\r\nPlugo-Head-Length: 80\r\n\r\n');
  expect((await connection.lost).message).toContain('announced a message of 8.6 MiB');
});

const result = (list: unknown, value: unknown = null) => ({
  method: 'log/write',
  params: [value],
  attachments: list,
});
const at = (...path: unknown[]) => [{ path, length: 2 }];

test.each([
  ['without a list', result(undefined), 'without a valid "attachments"'],
  ['with a list that is none', result({ length: 1 }), 'without a valid "attachments"'],
  ['with too many of them', result(Array(1_001).fill(at('params', 0)[0])), 'without a valid "attachments"'],
  ['with a length that is none', result([{ path: ['params', 0], length: -2 }]), 'without a valid'],
  ['of an unknown type', result([{ ...at('params', 0)[0], type: 'float' }]), 'without a valid'],
  ['of the message itself', result(at('method')), 'without a valid'],
  ['where something is', result(at('params', 0), 1), 'where there is no null'],
  ['where nothing is', result(at('params', 1)), 'where there is no null'],
  ['for a prototype', result(at('params', '__proto__', 'a')), 'where there is no null'],
  ['for what is inherited', result(at('params', 0, 'toString'), {}), 'where there is no null'],
  ['twice in a place', result(Array(2).fill({ path: ['params', 0], length: 1 })), 'no null'],
  ['that are too short', result([{ path: ['params', 0], length: 3 }]), 'do not add up'],
  ['that are too long', result([{ path: ['params', 0], length: 1 }]), 'do not add up'],
  ['that are no text', result([{ ...at('params', 0)[0], type: 'text' }]), 'is not UTF-8'],
])('attachments %s close this connection with the reason', async (_what, head, reason) => {
  const { connection, peer } = await connected({}, attachments);
  peer.raw(frameWith(head, Buffer.from([0xff, 0xfe])));
  expect(await connection.lost).toMatchObject({
    code: 'PROTOCOL_VIOLATION',
    message: expect.stringContaining(reason),
  });
  expect(({} as { a?: unknown }).a).toBeUndefined();
});

test.each([
  [
    'behind an array',
    'Content-Length: 3\r\nPlugo-Head-Length: 2\r\n\r\n[]x',
    'without a valid "attachments"',
  ],
  ['behind null', 'Content-Length: 5\r\nPlugo-Head-Length: 4\r\n\r\nnullx', 'without a valid "attachments"'],
  ['a head that is longer than the body', 'Content-Length: 2\r\nPlugo-Head-Length: 3\r\n\r\n{}', '"3" in a'],
  ['a head without a length', 'Content-Length: 2\r\nPlugo-Head-Length: x\r\n\r\n{}', 'gave "x" as'],
])('%s is a violation', async (_what, text, reason) => {
  const { connection, peer } = await connected({}, attachments);
  peer.raw(text);
  expect((await connection.lost).message).toContain(reason);
});

test('who did not offer attachments must not send them', async () => {
  const { connection, peer } = await connected();
  peer.raw(frameWith(result(at('params', 0)), 'hi'));
  expect((await connection.lost).message).toContain('did not say so in "initialize"');
});

test('a plain client sends header fields of its own and is left alone', async () => {
  const { peer } = await connected();
  peer.raw(frame({ id: 1, method: 'storage/keys' }).replace('\r\n\r\n', '\r\nX-Plugo: 1\r\n\r\n'));
  await eventually(() => expect(peer.received).toMatchObject([{ id: 1, result: { keys: ['known'] } }]));
});
