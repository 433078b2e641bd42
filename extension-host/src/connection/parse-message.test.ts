import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBody } from './encoding/decode-body.js';
import { checkMessage } from './parse-message.js';
import { ProtocolViolation } from './protocol-violation.js';

const parseMessage = (body: Buffer) => checkMessage(decodeBody(body));
const parse = (value: unknown) => parseMessage(Buffer.from(JSON.stringify(value)));
const version = { jsonrpc: '2.0' };

test('requests, notifications and responses are messages', () => {
  const messages = [
    { ...version, id: 1, method: 'a', params: [] },
    { ...version, method: 'a' },
    { ...version, id: 'x', result: null },
    { ...version, id: null, error: { code: -32700, message: 'no' } },
  ];
  expect(messages.map(parse)).toEqual(messages);
});

test.each([
  ['null', null, 'sent "null" where'],
  ['an array', [], 'sent an array where'],
  ['a number', 3, 'sent "3" where'],
  ['no version', { id: 1, method: 'a' }, 'without "jsonrpc": "2.0"'],
  ['another version', { jsonrpc: '1.0', method: 'a' }, 'without "jsonrpc": "2.0"'],
  ['nothing but a version', version, 'is no JSON-RPC message'],
  ['a method that is no string', { ...version, method: 3 }, 'whose method is no string'],
  ['params that are a string', { ...version, method: 'a', params: 'x' }, 'neither object nor array'],
  ['an id that is an object', { ...version, id: {}, method: 'a' }, 'with an id that is neither'],
  ['a request whose id is null', { ...version, id: null, method: 'a' }, 'with an id that is neither'],
  ['an answer without result', { ...version, id: 1 }, 'neither result and error'],
  [
    'an answer with both',
    { ...version, id: 1, result: 1, error: { code: 1, message: '' } },
    'both result and error',
  ],
  ['an error that is a string', { ...version, id: 1, error: 'x' }, 'has no code and message'],
])('%s is a violation', (_what, value, sentence) => {
  expect(() => parse(value)).toThrow(ProtocolViolation);
  expect(() => parse(value)).toThrow(sentence);
});

test('text that is not JSON or not UTF-8 is a violation', () => {
  expect(() => parseMessage(Buffer.from('{oops'))).toThrow('sent "{oops", which is not JSON');
  expect(() => parseMessage(Buffer.from([0x22, 0xff, 0x22]))).toThrow('not UTF-8');
});

test('whatever JSON comes, it is a message or a violation', () => {
  const field = fc.oneof(fc.jsonValue(), fc.constantFrom('2.0', null, 1, 'x', {}, []));
  const message = fc.record(
    { jsonrpc: field, id: field, method: field, params: field, result: field, error: field },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(message, fc.jsonValue()), (value) => {
      try {
        expect(parse(value)).toEqual(JSON.parse(JSON.stringify(value)));
      } catch (error) {
        expect(error).toBeInstanceOf(ProtocolViolation);
      }
    }),
    { numRuns: 5_000 },
  );
});

test('what is nested deeper than can be written is a violation like any other', () => {
  const nested = `{"jsonrpc":"2.0","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  expect(() => parseMessage(Buffer.from(nested))).toThrow('sent an object nested too deeply');
  expect(() => parseMessage(Buffer.from(nested))).toThrow(ProtocolViolation);
});
