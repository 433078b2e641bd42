import fc from 'fast-check';
import { test } from 'vitest';
import { judgeFirstMessage } from '../../src/connection/handshake.js';
import type { CheckedMessage } from '../../src/connection/parse-message.js';
import { receiveInitialize } from '../../src/connection/receive-initialize.js';
import { createToken } from '../../src/connection/token.js';
import { connect } from './fake-socket.js';
import { cases } from './fuzz.js';
import { cutAt, cuts, damage, damaged, frame, hostileBytes } from './hostile-bytes.js';

const token = createToken();

/** Tokens that are nearly right, and one that is. */
const anyToken = fc.oneof(
  fc.constant<unknown>(token),
  fc.constantFrom<unknown>(
    token.slice(1),
    `${token} `,
    token.toUpperCase(),
    `${token}\0`,
    token.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
    [token],
    { 0: token },
    '',
    null,
    true,
  ),
  fc.string(),
);

const initialize = fc.record({
  jsonrpc: fc.constant('2.0'),
  id: fc.oneof(fc.nat(), fc.string({ maxLength: 5 })),
  method: fc.oneof({ weight: 5, arbitrary: fc.constant('initialize') }, fc.string({ maxLength: 12 })),
  params: fc.record(
    {
      token: anyToken,
      protocolVersions: fc.oneof(
        fc.constant([1]),
        fc.array(fc.nat({ max: 9 }), { maxLength: 3 }),
        fc.string(),
      ),
      sdk: fc.oneof(fc.constant({ name: 'x', version: '1' }), fc.jsonValue({ maxDepth: 1 })),
      batches: fc.oneof(fc.boolean(), fc.string()),
      encodings: fc.oneof(fc.constant(['json']), fc.jsonValue({ maxDepth: 1 })),
    },
    { requiredKeys: [] },
  ),
});

test('there is one verdict on whatever comes, and nobody gets in without the token', async () => {
  const aimed = initialize.map((message) => frame(JSON.stringify(message)));
  const bytes = fc.oneof(
    hostileBytes,
    aimed,
    fc.tuple(aimed, damage).map(([sound, harm]) => damaged(sound, harm).bytes),
  );
  await fc.assert(
    fc.asyncProperty(bytes, hostileBytes, cuts, async (first, rest, places) => {
      const socket = connect();
      const verdicts: string[] = [];
      const heard = receiveInitialize(socket, token).then(({ verdict }) => verdicts.push(verdict.kind));
      const all = Buffer.concat([first, rest]);
      for (const chunk of cutAt(all, places)) socket.emit('data', chunk);
      socket.emit('end');
      socket.emit('close');
      await heard;
      const knowsToken = all.includes(`"token":"${token}"`);
      return verdicts.length === 1 && (verdicts[0] !== 'accepted' || knowsToken);
    }),
    cases(15_000),
  );
});

test('the right words in any pieces are accepted', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 9 }), cuts, hostileBytes, async (id, places, rest) => {
      const socket = connect();
      const heard = receiveInitialize(socket, token);
      const params = { token, protocolVersions: [1] };
      const first = frame(JSON.stringify({ jsonrpc: '2.0', id, method: 'initialize', params }));
      for (const chunk of cutAt(Buffer.concat([first, rest]), places)) socket.emit('data', chunk);
      return (await heard).verdict.kind === 'accepted';
    }),
    cases(3_000),
  );
});

test('a verdict on any message is sound: accepted with the token alone', () => {
  fc.assert(
    fc.property(fc.oneof(initialize, fc.object()), (message) => {
      const verdict = judgeFirstMessage(message as unknown as CheckedMessage, token);
      const given = (message as { readonly params?: { readonly token?: unknown } | null }).params?.token;
      return verdict.kind === 'stranger' || given === token;
    }),
    cases(10_000),
  );
});
