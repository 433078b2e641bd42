import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Packing } from '@plugo/sdk/protocol';
import { afterEach, expect, test } from 'vitest';
import { assertNoLeaks } from '../testing/no-leaks.js';
import { useConnections } from '../testing/use-connections.js';

const { connected, release } = useConnections();

assertNoLeaks();
afterEach(release);

const msgpack: Packing = { encoding: 'msgpack', compression: 'none' };
const gzip: Packing = { encoding: 'json', compression: 'gzip' };
const all = { batches: true, encodings: ['msgpack'], compressions: ['gzip', 'brotli'] };

const packedFrame = (fields: string, body: Buffer) =>
  Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n${fields}\r\n\r\n`), body]);
const isMessagePack = 'Content-Type: application/msgpack';

test.each<[string, object, Packing, Packing]>([
  ['both are chosen where both are offered', all, { ...gzip, ...msgpack }, { ...gzip, ...msgpack }],
  [
    'what is not offered is not chosen',
    { ...all, encodings: ['cbor'] },
    msgpack,
    { ...gzip, ...msgpack, encoding: 'json' },
  ],
  ['who reads no batches has plain JSON', { ...all, batches: false }, gzip, { ...gzip, compression: 'none' }],
])('%s', async (_, introduction, preferred, chosen) => {
  const { connection } = await connected({}, introduction, preferred);
  expect(connection.packing).toEqual(chosen);
});

test('an extension may go on in plain JSON where MessagePack was chosen', async () => {
  const { connection, peer, asked } = await connected({}, all, msgpack);
  peer.send({ method: 'log/write', params: { level: 'info', message: 'hello' } });
  peer.raw(
    packedFrame(
      isMessagePack,
      Buffer.from(
        '\x83\xa7jsonrpc\xa32.0\xa6method\xa9log/write\xa6params\x82\xa5level\xa4info\xa7message\xa2hi',
        'latin1',
      ),
    ),
  );
  await expect.poll(() => asked.length).toBe(2);
  expect(connection.isOpen).toBe(true);
});

const spaces = Buffer.alloc(100 * 2 ** 20, ' ');
const bomb = { gzip: gzipSync(spaces, { level: 1 }), br: brotliCompressSync(spaces, { params: { 1: 1 } }) };

test.each<[string, Packing, Buffer, string]>([
  [
    'MessagePack that was not chosen',
    gzip,
    packedFrame(isMessagePack, Buffer.of(0xc0)),
    'sent a message in MessagePack, which',
  ],
  [
    'a compression that was not chosen',
    gzip,
    packedFrame('Content-Encoding: br', bomb.br),
    'sent a message in brotli, which',
  ],
  [
    'a compression that nobody knows',
    gzip,
    packedFrame('Content-Encoding: zstd', Buffer.of(1)),
    'gave "zstd" as Content-Encoding',
  ],
  [
    'a decompression bomb',
    gzip,
    packedFrame('Content-Encoding: gzip', bomb.gzip),
    'compressed bytes that unpack to more than the 8388608',
  ],
  [
    'a bomb in brotli',
    { ...gzip, compression: 'brotli' },
    packedFrame('Content-Encoding: br', bomb.br),
    'compressed bytes that unpack to more than the 8388608',
  ],
  [
    'what is not compressed at all',
    gzip,
    packedFrame('Content-Encoding: gzip', Buffer.from('{}')),
    'sent a body that is not valid gzip',
  ],
  [
    'a head longer than its message',
    gzip,
    packedFrame('Content-Encoding: gzip\r\nPlugo-Head-Length: 9000', gzipSync('{}')),
    'said that 9000 bytes of its message are JSON, which has 2',
  ],
  [
    'attachments in MessagePack',
    msgpack,
    packedFrame(`${isMessagePack}\r\nPlugo-Head-Length: 1`, Buffer.of(0xc0)),
    'sent MessagePack with attachments',
  ],
  [
    'MessagePack that is no message',
    msgpack,
    packedFrame(isMessagePack, Buffer.of(0xc0)),
    'where a JSON-RPC message was expected',
  ],
  [
    'half a message',
    msgpack,
    packedFrame(isMessagePack, Buffer.of(0x83)),
    'sent MessagePack that is not valid: it ends in the middle',
  ],
])('%s ends the connection with a sentence', async (_, packing, bytes, sentence) => {
  const { connection, peer } = await connected({}, { ...all, attachments: true }, packing);
  peer.raw(bytes);
  expect(await connection.lost).toMatchObject({
    code: 'PROTOCOL_VIOLATION',
    message: expect.stringContaining(sentence),
  });
});
