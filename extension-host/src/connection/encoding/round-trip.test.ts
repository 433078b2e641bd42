import { encodeMessage, releaseText } from '@plugo/sdk/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBody as decodeInSdk } from '../../../../sdk/src/session/encoding/decode-body.js';
import { FrameParser as SdkFrameParser } from '../../../../sdk/src/session/frame-parser.js';
import { FrameParser } from '../frame-parser.js';
import { decodeBody } from './decode-body.js';

/** What both sides read from chunks, each of which is overwritten when it was looked at, as the SDK's are. */
function readInSdk(chunks: readonly Buffer[]): readonly unknown[] {
  const parser = new SdkFrameParser();
  const memory = Buffer.alloc(Math.max(...chunks.map(({ length }) => length)));
  return chunks.flatMap((chunk) => {
    chunk.copy(memory);
    parser.append(memory.subarray(0, chunk.length));
    const read: unknown[] = [];
    for (let body = parser.next(); body !== undefined; body = parser.next())
      read.push(decodeInSdk(body, parser.headLength, parser.release));
    parser.keep();
    memory.fill(0);
    return read;
  });
}

function readInHost(chunks: readonly Buffer[]): readonly unknown[] {
  const parser = new FrameParser();
  return chunks.flatMap((chunk) => {
    parser.append(chunk);
    const read: unknown[] = [];
    for (let body = parser.next(); body !== undefined; body = parser.next())
      read.push(decodeBody(body, parser.headLength, parser.release));
    return read;
  });
}

function frameOf(message: object, canAttach: boolean): Buffer {
  const { json, headLength, attachments, bytes } = encodeMessage(message, canAttach);
  const head = attachments.length > 0 ? `Plugo-Head-Length: ${headLength}\r\n` : '';
  const header = Buffer.from(`${head}Content-Length: ${bytes}\r\n\r\n${json}`);
  const frame = Buffer.concat([header, ...attachments]);
  releaseText(attachments);
  return frame;
}

function cutAt(bytes: Buffer, places: readonly number[]): readonly Buffer[] {
  const borders = [...new Set([0, ...places.map((place) => place % bytes.length), bytes.length])];
  borders.sort((one, other) => one - other);
  return borders.slice(1).map((end, index) => bytes.subarray(borders[index], end));
}

const binary = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));
const longText = fc
  .tuple(fc.constantFrom('a', 'ä', '€', '😀', 'a\ud800', '"\\'), fc.integer({ min: 32 * 1024, max: 40_000 }))
  .map(([text, length]) => text.repeat(length));
/** Names and values that the encoding itself uses. */
const name = fc.oneof(fc.string(), fc.constantFrom('attachments', 'path', '__proto__', 'result', 'type'));
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.jsonValue({ maxDepth: 1 }),
    fc.constant(null),
    fc.constant([{ path: ['result'], length: 1 }]),
    binary,
    { weight: 1, arbitrary: longText },
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

test('what is sent arrives, whatever it holds and however it is cut, at either end', () => {
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 3 }),
      fc.array(fc.nat(), { maxLength: 8 }),
      (values, places) => {
        const messages = values.map((result, id) => ({ jsonrpc: '2.0', id, result: result ?? null }));
        const before = structuredClone(messages);
        const chunks = cutAt(Buffer.concat(messages.map((message) => frameOf(message, true))), places);
        const expected = messages.map(withoutNegativeZero);
        expect(readInHost(chunks)).toEqual(expected);
        expect(readInSdk(chunks)).toEqual(expected);
        expect(messages).toEqual(before.map(asBuffers));
      },
    ),
    { numRuns: 300 },
  );
});

test('where attachments are not agreed on, any JSON travels as ever', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.array(fc.nat(), { maxLength: 8 }), (params, places) => {
      const message = { jsonrpc: '2.0', method: 'a', params: [params, 'x'.repeat(50_000)] };
      const bytes = frameOf(message, false);
      expect(bytes.includes('Plugo-Head-Length')).toBe(false);
      const expected: unknown = JSON.parse(JSON.stringify(message));
      expect(readInSdk(cutAt(bytes, places))).toEqual([expected]);
      expect(readInHost(cutAt(bytes, places))).toEqual([expected]);
    }),
    { numRuns: 50 },
  );
});

test('what JSON makes of a value is made of it here too', () => {
  const date = new Date(0);
  const message = {
    jsonrpc: '2.0',
    method: 'a',
    params: [
      date,
      undefined,
      { a: undefined, toJSON: () => ({ image: Buffer.from('hi') }) },
      new Map([[1, 2]]),
    ],
  };
  expect(readInHost([frameOf(message, true)])).toEqual([
    { jsonrpc: '2.0', method: 'a', params: [date.toJSON(), null, { image: Buffer.from('hi') }, {}] },
  ]);
});

test('a value that contains itself is refused in words', () => {
  const circle: Record<string, unknown> = { image: Buffer.from('hi') };
  circle.self = { circle };
  expect(() => encodeMessage({ params: [circle] }, true)).toThrow(/cannot be written as JSON: .*circular/);
});

test('more binary values than a message may have are refused, strings then stay in the JSON', () => {
  const many = Array(1_001).fill(Buffer.from('x'));
  expect(() => encodeMessage({ params: many }, true)).toThrow(
    'params.1000 is binary data, and a message may',
  );
  const strings = Array(1_001).fill('x'.repeat(32 * 1024));
  expect(encodeMessage({ params: strings }, true).attachments.length).toBe(1_000);
});

function withoutNegativeZero(message: object): unknown {
  return mapLeaves(message, (leaf) => (Object.is(leaf, -0) ? 0 : leaf));
}

/** `structuredClone` makes a plain Uint8Array of a Buffer. */
function asBuffers(message: object): unknown {
  return mapLeaves(message, (leaf) => (leaf instanceof Uint8Array ? Buffer.from(leaf) : leaf));
}

function mapLeaves(value: unknown, map: (leaf: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapLeaves(item, map));
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return map(value);
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, mapLeaves(field, map)]));
}
