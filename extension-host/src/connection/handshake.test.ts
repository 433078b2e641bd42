import { expect, test } from 'vitest';
import { judgeFirstMessage } from './handshake.js';
import type { CheckedMessage } from './parse-message.js';
import { createToken } from './token.js';

const token = createToken();
const judge = (message: object, versions = [1, 2]) =>
  judgeFirstMessage({ jsonrpc: '2.0', ...message } as CheckedMessage, token, versions);
const initialize = (params: object) => judge({ id: 1, method: 'initialize', params });

test('a token is 64 hexadecimal digits and never the same', () => {
  expect(token).toMatch(/^[0-9a-f]{64}$/);
  expect(createToken()).not.toBe(token);
});

test('the highest common version is chosen', () => {
  expect(initialize({ token, protocolVersions: [1, 9, 2], sdk: { name: 'py', version: '3' } })).toEqual({
    kind: 'accepted',
    id: 1,
    protocolVersion: 2,
    sdk: 'py 3',
    batches: false,
    attachments: false,
    connections: false,
    profiles: false,
    packing: { encoding: 'json', compression: 'none' },
  });
});

test('no common version names both lists', () => {
  expect(initialize({ token, protocolVersions: [3, 4] })).toEqual({
    kind: 'refused',
    id: 1,
    code: 'PROTOCOL_VERSION',
    reason: 'speaks versions 3, 4 of the protocol, and this host speaks versions 1, 2',
  });
});

test('who has the token but no sound params is refused for good', () => {
  expect(initialize({ token })).toMatchObject({
    kind: 'refused',
    code: 'HANDSHAKE_REFUSED',
    reason: expect.stringContaining('protocolVersions'),
  });
});

test.each([
  ['a wrong token', { id: 1, method: 'initialize', params: { token: 'x', protocolVersions: [1] } }],
  ['a token that is no string', { id: 1, method: 'initialize', params: { token: [token] } }],
  ['no token', { id: 1, method: 'initialize' }],
  ['another request', { id: 1, method: 'activate' }],
  ['a notification', { method: 'initialize', params: { token, protocolVersions: [1] } }],
  ['a response', { id: 1, result: null }],
])('%s is a stranger', (_what, message) => {
  expect(judge(message).kind).toBe('stranger');
});
