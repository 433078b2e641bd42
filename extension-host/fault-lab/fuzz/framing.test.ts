import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FrameParser as SdkFrameParser } from '../../../sdk/src/session/frame-parser.js';
import { decodeBody } from '../../src/connection/encoding/decode-body.js';
import { FrameParser } from '../../src/connection/frame-parser.js';
import { checkMessage } from '../../src/connection/parse-message.js';
import { ProtocolViolation } from '../../src/connection/protocol-violation.js';
import { wireLimits } from '../../src/connection/wire-limits.js';
import { cases } from './fuzz.js';
import { anyBody, badTail, cutAt, cuts, damage, damaged, frame, hostileBytes } from './hostile-bytes.js';

/** Longest body that the host's parser takes in these tests. */
const maxBody = 1024;

/** What came of a stream: the bodies, and the error that ended it. */
interface Outcome {
  readonly bodies: readonly string[];
  readonly error: unknown;
}

interface Parser {
  append(chunk: Buffer): void;
  next(): Buffer | string | undefined;
}

function outcomeOf(parser: Parser, chunks: Iterable<Buffer>, look: () => void = () => undefined): Outcome {
  const bodies: string[] = [];
  try {
    for (const chunk of chunks) {
      parser.append(chunk);
      for (let body = parser.next(); body !== undefined; body = parser.next()) bodies.push(body.toString());
      look();
    }
    return { bodies, error: undefined };
  } catch (error) {
    return { bodies, error };
  }
}

/** `expect` would take most of the time of a hundred thousand cases. */
const isSame = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((body, index) => body === others[index]);

/** Bytes the host's parser holds on to. */
function heldBy(parser: FrameParser): number {
  const { bytes, position, body } = parser as unknown as {
    readonly bytes: Buffer;
    readonly position: number;
    readonly body: { readonly store: Buffer } | undefined;
  };
  return bytes.length - position + (body?.store.length ?? 0);
}

const parsers = { host: () => new FrameParser(maxBody), SDK: () => new SdkFrameParser() };

describe.each(Object.entries(parsers))('the parser of the %s', (name, make) => {
  test('says the same of a stream however it is cut', () => {
    fc.assert(
      fc.property(hostileBytes, cuts, (bytes, places) => {
        const whole = outcomeOf(make(), [bytes]);
        const pieces = outcomeOf(make(), cutAt(bytes, places));
        return (
          isSame(pieces.bodies, whole.bodies) && (pieces.error === undefined) === (whole.error === undefined)
        );
      }),
      cases(name === 'host' ? 20_000 : 10_000),
    );
  });

  test('delivers what came before the bad part, and nothing after it', () => {
    fc.assert(
      fc.property(
        fc.array(anyBody, { maxLength: 4 }),
        badTail,
        hostileBytes,
        cuts,
        (bodies, bad, rest, places) => {
          const bytes = Buffer.concat([...bodies.map(frame), Buffer.from(`${bad}\r\n\r\n`), rest]);
          const { bodies: delivered, error } = outcomeOf(make(), cutAt(bytes, places));
          const sent = bodies.map((body) => Buffer.from(body).toString());
          return isSame(delivered, sent) && error instanceof Error;
        },
      ),
      cases(name === 'host' ? 10_000 : 5_000),
    );
  });

  test('delivers what came whole before some damage', () => {
    fc.assert(
      fc.property(fc.array(anyBody, { minLength: 1, maxLength: 4 }), damage, cuts, (bodies, harm, places) => {
        const frames = bodies.map(frame);
        const { bytes, sound } = damaged(Buffer.concat(frames), harm);
        const { bodies: delivered } = outcomeOf(make(), cutAt(bytes, places));
        let end = 0;
        const whole = bodies.filter((_, index) => {
          end += frames[index]?.length ?? 0;
          return end <= sound;
        });
        const sent = whole.map((body) => Buffer.from(body).toString());
        return isSame(delivered.slice(0, whole.length), sent);
      }),
      cases(name === 'host' ? 10_000 : 5_000),
    );
  });
});

test('the host throws nothing but violations, and holds no more than it was sent', () => {
  fc.assert(
    fc.property(hostileBytes, cuts, (bytes, places) => {
      const parser = new FrameParser(maxBody);
      const most = Math.max(maxBody, wireLimits.header + 4 + bytes.length);
      let held = 0;
      const look = () => {
        held = Math.max(held, heldBy(parser));
      };
      const { error } = outcomeOf(parser, cutAt(bytes, places), look);
      return held <= most && (error === undefined || error instanceof ProtocolViolation);
    }),
    cases(15_000),
  );
});

const almostMessage = fc.oneof(
  fc.json(),
  fc.jsonValue().map((params) => JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'x', params })),
  fc
    .record(
      {
        jsonrpc: fc.constantFrom('2.0', '1.0', 2),
        id: fc.oneof(fc.integer(), fc.string(), fc.constant(null), fc.object({ maxKeys: 1 })),
        method: fc.oneof(fc.string(), fc.integer()),
        params: fc.jsonValue({ maxDepth: 1 }),
        result: fc.jsonValue({ maxDepth: 1 }),
        error: fc.jsonValue({ maxDepth: 1 }),
        __proto__: fc.jsonValue({ maxDepth: 1 }),
      },
      { requiredKeys: [] },
    )
    .map((message) => JSON.stringify(message)),
  fc.string(),
);

test('a body is a message or a violation, whatever is in it', () => {
  fc.assert(
    fc.property(almostMessage, damage, fc.boolean(), (text, harm, isHarmed) => {
      const body = Buffer.from(text);
      try {
        const message = checkMessage(decodeBody(isHarmed ? damaged(body, harm).bytes : body));
        return 'method' in message || 'result' in message || 'error' in message;
      } catch (error) {
        return error instanceof ProtocolViolation;
      }
    }),
    cases(15_000),
  );
});

test('nesting of any depth is a message or a violation', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 20_000 }),
      fc.constantFrom('', '{"jsonrpc":"2.0","x":', '{"a":'),
      (depth, start) => {
        const text = `${start}${'['.repeat(depth)}${']'.repeat(depth)}${start === '' ? '' : '}'}`;
        expect(() => checkMessage(decodeBody(Buffer.from(text)))).toThrow(ProtocolViolation);
      },
    ),
    cases(300),
  );
});
