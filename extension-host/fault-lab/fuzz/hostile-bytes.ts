import fc from 'fast-check';

/** A body as it travels. */
export function frame(body: string | Uint8Array): Buffer {
  const bytes = Buffer.from(body as string);
  return Buffer.concat([Buffer.from(`Content-Length: ${bytes.length}\r\n\r\n`), bytes]);
}

export const anyBody = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.constantFrom(
    '{}',
    '{"jsonrpc":"2.0","method":"x"}',
    'null',
    '[]',
    '\r\n\r\n',
    'Content-Length: 5\r\n\r\n',
    '\u{1F9E9}',
  ),
);

/** What a stream never recovers from: no header can begin like this. Each ends in what shows it at once. */
export const badTail = fc.constantFrom(
  'debug: starting\n',
  'Content-Length: 30abc\r\n\r\n',
  'Content-Length: -1\r\n\r\n',
  'Content-Length: 1e3\r\n\r\n',
  'Content-Length:\r\n\r\n',
  'Content-Type: a\r\n\r\n',
  '\r\n\r\n',
  '\0\0\r\n\r\n',
  'GET / HTTP/1.1\r\n\r\n',
);

const fragment = fc.oneof(
  fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes)),
  fc
    .constantFrom(
      'Content-Length: ',
      'Content-Length: 5\r\n\r\n',
      'content-length:7\r\nX: y\r\n\r\n',
      'Content-Length: 99999999999999999999\r\n\r\n',
      'Content-Type: x; charset=utf-16\r\n',
      '\r\n',
      '\r\n\r\n',
      '\n',
      ': ',
      '{}',
    )
    .map((text) => Buffer.from(text)),
  anyBody.map(frame),
);

/** Random bytes, torn headers and whole frames, in any order. */
export const hostileBytes = fc.array(fragment, { maxLength: 8 }).map((parts) => Buffer.concat(parts));

/** What happens to sound bytes on a bad day. */
export interface Damage {
  /** Place, as a share of the length: 0 to 1. */
  readonly at: number;
  readonly kind: 'cut off' | 'byte changed' | 'piece left out' | 'piece twice';
  readonly byte: number;
}

export const damage: fc.Arbitrary<Damage> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  kind: fc.constantFrom('cut off', 'byte changed', 'piece left out', 'piece twice'),
  byte: fc.integer({ min: 0, max: 255 }),
});

/** The bytes after the damage, and how many before it are sound. */
export function damaged(bytes: Buffer, { at, kind, byte }: Damage): { bytes: Buffer; sound: number } {
  const sound = Math.min(bytes.length, Math.floor(at * bytes.length));
  const [before, after] = [bytes.subarray(0, sound), bytes.subarray(sound)];
  const length = 1 + (byte % 16);
  switch (kind) {
    case 'cut off':
      return { bytes: before, sound };
    case 'byte changed':
      return { bytes: Buffer.concat([before, Buffer.of(byte), after.subarray(1)]), sound };
    case 'piece left out':
      return { bytes: Buffer.concat([before, after.subarray(length)]), sound };
    case 'piece twice':
      return { bytes: Buffer.concat([before, after.subarray(0, length), after]), sound };
  }
}

/** Places to cut a stream into chunks at. */
export const cuts = fc.array(fc.nat({ max: 400 }), { maxLength: 8 });

export function cutAt(bytes: Buffer, places: readonly number[]): readonly Buffer[] {
  const inside = places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b);
  const borders = [0, ...inside, bytes.length];
  return borders.slice(1).map((end, index) => bytes.subarray(borders[index], end));
}
