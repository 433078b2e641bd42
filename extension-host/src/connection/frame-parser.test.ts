import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FrameParser } from './frame-parser.js';
import { ProtocolViolation } from './protocol-violation.js';

const frame = (body: string | Buffer) =>
  Buffer.concat([
    Buffer.from(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`),
    Buffer.from(body as string),
  ]);

function bodiesOf(chunks: Iterable<Buffer>, parser = new FrameParser()): readonly string[] {
  const bodies: string[] = [];
  for (const chunk of chunks) {
    parser.append(chunk);
    for (let body = parser.next(); body !== undefined; body = parser.next()) bodies.push(body.toString());
  }
  return bodies;
}

const parse = (text: string) => bodiesOf([Buffer.from(text, 'latin1')]);

/** Cuts bytes at the places given. */
function cutAt(bytes: Buffer, places: readonly number[]): readonly Buffer[] {
  const borders = [
    0,
    ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b),
    bytes.length,
  ];
  return borders.slice(1).map((end, index) => bytes.subarray(borders[index], end));
}

test('a message is what its length says', () => {
  expect(parse('Content-Length: 2\r\n\r\n{}Content-Length: 1\r\n\r\n1')).toEqual(['{}', '1']);
});

test('names of header fields have no case, other fields are left alone', () => {
  const header = 'content-type: application/vscode-jsonrpc; charset=utf-8\r\nX-Trace: 1\r\nCONTENT-LENGTH:2';
  expect(parse(`${header}\r\n\r\n{}`)).toEqual(['{}']);
});

test.each([
  ['a stray line', 'hello\nContent-Length: 2\r\n\r\n{}', 'sent "hello" where a message header'],
  ['a stray line, before anything else has come', 'debug: x\n', 'sent "debug: x" where'],
  ['HTTP', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n', 'sent "GET / HTTP/1.1" where'],
  ['no length', 'Content-Type: a\r\n\r\n', 'has no Content-Length'],
  ['letters behind the length', 'Content-Length: 30abc\r\n\r\n', 'gave "30abc" as Content-Length'],
  ['a negative length', 'Content-Length: -1\r\n\r\n', 'gave "-1"'],
  ['a hexadecimal length', 'Content-Length: 0x10\r\n\r\n', 'gave "0x10"'],
  ['two lengths', 'Content-Length: 2\r\nContent-Length: 3\r\n\r\n', 'twice'],
  [
    'a huge length',
    'Content-Length: 99999999999\r\n\r\n',
    'announced a message of 95367.4 MiB; at most 8 MiB are allowed',
  ],
  ['one byte too many', 'Content-Length: 8388609\r\n\r\n', 'at most 8 MiB'],
  ['another charset', 'Content-Length: 2\r\nContent-Type: a; charset=utf-16\r\n\r\n{}', 'only UTF-8'],
  ['an endless header', 'x'.repeat(5000), 'sent 4 KiB without the end of a message header'],
])('%s is a violation', (_what, text, sentence) => {
  expect(() => parse(text)).toThrow(ProtocolViolation);
  expect(() => parse(text)).toThrow(sentence);
});

test('messages before a violation are told', () => {
  const parser = new FrameParser();
  parser.append(Buffer.from('Content-Length: 2\r\n\r\n{}garbage\n'));
  expect(parser.next()?.toString()).toBe('{}');
  expect(() => parser.next()).toThrow(ProtocolViolation);
});

test('a length that is announced takes no memory before it comes', () => {
  const before = process.memoryUsage().arrayBuffers;
  const parsers = Array.from({ length: 100 }, () => {
    const parser = new FrameParser();
    parser.append(Buffer.from('Content-Length: 8388608\r\n\r\n{'));
    parser.next();
    return parser;
  });
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(parsers.length * 128 * 1024);
});

test('8 MiB in chunks of 1 KiB take less than a second', () => {
  const bytes = frame(Buffer.alloc(8 * 1024 * 1024, 'x'));
  const chunks = cutAt(
    bytes,
    Array.from({ length: 8192 }, (_, index) => index * 1024),
  );
  const begun = performance.now();
  expect(bodiesOf(chunks)[0]).toHaveLength(8 * 1024 * 1024);
  expect(performance.now() - begun).toBeLessThan(1_000);
});

test('100,000 messages in one chunk take less than a second', () => {
  const bytes = Buffer.concat(Array.from({ length: 100_000 }, () => frame('{}')));
  const begun = performance.now();
  expect(bodiesOf([bytes])).toHaveLength(100_000);
  expect(performance.now() - begun).toBeLessThan(1_000);
});

test('messages come out whole however they are cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 8 }),
      fc.array(fc.nat(), { maxLength: 20 }),
      (bodies, places) => {
        const chunks = cutAt(Buffer.concat(bodies.map(frame)), places);
        expect(bodiesOf(chunks)).toEqual(bodies.map((body) => Buffer.from(body).toString()));
      },
    ),
    { numRuns: 500 },
  );
});

const hostileBytes = fc.array(
  fc.oneof(
    fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
    fc
      .constantFrom(
        'Content-Length: ',
        'Content-Length: 5\r\n\r\n',
        '\r\n',
        '\r\n\r\n',
        '\n',
        '9'.repeat(20),
        '{}',
        ': ',
      )
      .map((text) => Buffer.from(text)),
    fc.string({ maxLength: 20 }).map(frame),
  ),
  { maxLength: 12 },
);

test('whatever comes, it is messages or a violation, and the same however it is cut', () => {
  const outcome = (chunks: readonly Buffer[]) => {
    const seen: string[] = [];
    const parser = new FrameParser(1024);
    try {
      for (const chunk of chunks) {
        parser.append(chunk);
        for (let body = parser.next(); body !== undefined; body = parser.next())
          seen.push(body.toString('latin1'));
      }
    } catch (error) {
      expect(error).toBeInstanceOf(ProtocolViolation);
      seen.push('violation');
    }
    return seen;
  };
  fc.assert(
    fc.property(hostileBytes, fc.array(fc.nat(), { maxLength: 10 }), (pieces, places) => {
      const bytes = Buffer.concat(pieces);
      expect(outcome(cutAt(bytes, places))).toEqual(outcome([bytes]));
    }),
    { numRuns: 3_000 },
  );
});
