import type { Packing } from '@plugo/sdk/protocol';
import * as encodings from '@plugo/sdk/protocol/encodings';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Encodings as EncodingsOfSdk } from '../../../../sdk/src/session/encoding/encodings.js';
import { FrameParser as SdkFrameParser } from '../../../../sdk/src/session/frame-parser.js';
import { FrameParser } from '../frame-parser.js';
import { ProtocolViolation } from '../protocol-violation.js';
import { wireLimits } from '../wire-limits.js';
import { decodeBody } from './decode-body.js';
import { Unpacker } from './unpacker.js';

const json: Packing = { encoding: 'json', compression: 'none' };
const msgpack: Packing = { encoding: 'msgpack', compression: 'none' };
const packings: readonly Packing[] = [
  msgpack,
  { encoding: 'msgpack', compression: 'gzip' },
  { encoding: 'msgpack', compression: 'brotli' },
  { encoding: 'json', compression: 'gzip' },
  { encoding: 'json', compression: 'brotli' },
];

function write(packing: Packing, ...messages: readonly object[]): Buffer {
  const frames = new encodings.PackedFrames(packing, true, wireLimits.body);
  for (const message of messages) frames.add(message);
  return frames.take().data;
}

/** All messages in these bytes, cut in the middle, as the host reads them. */
function readInHost(packing: Packing, bytes: Buffer, cut = bytes.length): readonly unknown[] {
  const parser = new FrameParser();
  const unpacker = new Unpacker(encodings, packing);
  return [bytes.subarray(0, cut), bytes.subarray(cut)].flatMap((chunk) => {
    parser.append(chunk);
    const read: unknown[] = [];
    for (let body = parser.next(); body !== undefined; body = parser.next()) {
      const { bodyForm, headLength } = parser;
      read.push(
        bodyForm === undefined
          ? decodeBody(body, headLength)
          : unpacker.unpack(body, bodyForm, headLength).value,
      );
    }
    return read.flat();
  });
}

async function readInSdk(bytes: Buffer): Promise<readonly unknown[]> {
  const parser = new SdkFrameParser();
  const reading = await EncodingsOfSdk.load();
  const memory = Buffer.from(bytes);
  parser.append(memory);
  const read: unknown[] = [];
  for (let body = parser.next(); body !== undefined; body = parser.next()) {
    const { form, headLength } = parser;
    read.push(form === undefined ? JSON.parse(body.toString()) : reading.decode(body, form, headLength));
  }
  // The memory that was read into is used again.
  memory.fill(0);
  return read.flat();
}

const binary = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));
const name = fc
  .oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('toString', 'constructor', 'length'))
  .filter((text) => text !== '__proto__');
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom(
      null,
      true,
      false,
      0,
      -1,
      -32,
      -33,
      127,
      128,
      65_536,
      2 ** 32,
      -(2 ** 40),
      2 ** 53,
      1e300,
    ),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.maxSafeInteger(),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('ä€😀', 'x'.repeat(300), 'ä'.repeat(40_000)),
    fc.array(tie('value'), { maxLength: 20 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

test('what arrives packed is what arrives in plain JSON, at either end, wherever it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...packings),
      fc.array(value, { minLength: 1, maxLength: 20 }),
      fc.nat(),
      async (packing, values, cut) => {
        const messages = values.map((result, id) => ({ jsonrpc: '2.0', id, result: result ?? null }));
        const before = structuredClone(messages);
        const bytes = write(packing, ...messages);
        const expected: unknown = JSON.parse(JSON.stringify(messages));
        expect(readInHost(packing, bytes, cut % bytes.length)).toEqual(expected);
        expect(await readInSdk(bytes)).toEqual(expected);
        expect(messages).toEqual(before);
      },
    ),
    { numRuns: 300 },
  );
});

test('binary data travels in each of them', async () => {
  const image = Buffer.alloc(50_000, 'pixels');
  const messages = [1, 2].map((id) => ({ jsonrpc: '2.0', id, result: { image, id } }));
  for (const packing of packings) {
    const bytes = write(packing, ...messages);
    expect(readInHost(packing, bytes)).toEqual(messages);
    expect(await readInSdk(bytes)).toEqual(messages);
  }
  fc.assert(
    fc.property(fc.array(binary, { maxLength: 5 }), (params) => {
      const message = { jsonrpc: '2.0', method: 'a', params };
      expect(readInHost(msgpack, write(msgpack, message))).toEqual([message]);
    }),
  );
});

test('what JSON makes of a value, MessagePack makes of it too', () => {
  const odd = {
    date: new Date(0),
    left: undefined,
    out: () => 1,
    list: [undefined, Number.NaN, -0, Symbol('no')],
    boxed: [new Number(1), new String('a'), new Boolean(false)],
    map: new Map([[1, 2]]),
    own: { toJSON: (key: string) => ({ key, bytes: Buffer.from('hi') }) },
    bare: Object.assign(Object.create(null), { a: 1 }),
  };
  const message = { jsonrpc: '2.0', method: 'a', params: [odd] };
  expect(readInHost(msgpack, write(msgpack, message))).toEqual(readInHost(json, write(json, message)));
});

test.each([
  ['a bigint', { big: 1n }, 'params.0.big is a bigint, which cannot travel. Pass a string.'],
  ['other binary data', { list: new Float64Array(1) }, 'params.0.list is Float64Array; of binary data only'],
  ['a field __proto__', JSON.parse('{"__proto__":1}'), 'params.0 has a field "__proto__"'],
  ['too much', 'x'.repeat(8 * 2 ** 20), 'It takes 8 MiB, and a message may have 8 MiB'],
])('%s is refused in a sentence', (_, param, sentence) => {
  expect(() => write(msgpack, { jsonrpc: '2.0', method: 'a', params: [param] })).toThrow(sentence);
});

test('a value that contains itself is refused in a sentence', () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  expect(() => write(msgpack, { params: [circle] })).toThrow(
    'nested more than 1000 levels deep, or contains',
  );
});

test('several messages are one array, as anybody would write it', () => {
  const messages = [1, 2].map((id) => ({ id }));
  expect(write(msgpack, ...messages).toString('latin1')).toBe(
    'Content-Length: 11\r\nContent-Type: application/msgpack\r\n\r\n\x92\x81\xa2id\x01\x81\xa2id\x02',
  );
});

test('short messages and noise are not compressed', () => {
  const gzip: Packing = { encoding: 'json', compression: 'gzip' };
  const noise = Buffer.alloc(1_000_000);
  let state = 1;
  for (let index = 0; index < noise.length; index += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    noise[index] = state >>> 24;
  }
  for (const result of [noise, 'a'.repeat(16_000)])
    expect(write(gzip, { id: 1, result }).includes('Content-Encoding')).toBe(false);
  const long = write(gzip, { id: 1, result: 'a'.repeat(17_000) });
  expect(long.toString('latin1')).toMatch(/^Content-Length: \d{2,3}\r\nContent-Encoding: gzip\r\n\r\n/);
});

const bodies: readonly (readonly [string, string | Buffer, string])[] = [
  ['nothing', '', 'it ends in the middle of a value'],
  ['half a string', '\xa5abc', 'it ends in the middle of a value'],
  ['an array of four thousand million', '\xdd\xff\xff\xff\xff', 'it ends in the middle of a value'],
  [
    'arrays that announce it inside each other',
    '\xdd\x00\x80\x00\x00'.repeat(500),
    'in the middle of a value',
  ],
  ['more after its end', '\xc0\xc0', '1 bytes are left over'],
  ['an extension type', '\xd6\xff\x00\x00\x00\x00', 'an extension type, at byte 0'],
  ['a byte without meaning', '\x91\xc1', 'byte c1, which means nothing, at byte 1'],
  ['NaN', '\xcb\x7f\xf8\x00\x00\x00\x00\x00\x00', 'the number NaN, which JSON does not have, at byte 0'],
  ['infinity', '\xca\x7f\x80\x00\x00', 'the number Infinity, which JSON does not have'],
  ['text that is no UTF-8', '\xa1\xff', 'text that is not UTF-8, at byte 1'],
  ['a number as a key', '\x81\x01\x01', 'a map whose key is no string, at byte 1'],
  ['__proto__ as a key', '\x81\xa9__proto__\x80', 'The key __proto__ is not allowed'],
  ['depth', '\x91'.repeat(5_000), 'values more than 1000 levels deep'],
  [
    'millions of arrays',
    `\xdd\x00\x20\x00\x00${'\x90'.repeat(2 ** 21)}`,
    'more than 2000000 arrays and maps',
  ],
];

test.each(bodies)('MessagePack with %s is a violation', (_, body, sentence) => {
  const unpacker = new Unpacker(encodings, msgpack);
  const read = () => unpacker.unpack(Buffer.from(body as string, 'latin1'), msgpack, undefined);
  expect(read).toThrow(ProtocolViolation);
  expect(read).toThrow(sentence);
});

test('whatever bytes come, they are a value or a violation', () => {
  const unpacker = new Unpacker(encodings, { encoding: 'msgpack', compression: 'gzip' });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.boolean(), (bytes, isCompressed) => {
      try {
        unpacker.unpack(
          Buffer.from(bytes),
          { encoding: 'msgpack', compression: isCompressed ? 'gzip' : 'none' },
          undefined,
        );
      } catch (error) {
        expect(error).toBeInstanceOf(ProtocolViolation);
      }
    }),
    { numRuns: 3_000 },
  );
});
