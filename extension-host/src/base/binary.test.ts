import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdsBinary, replaceBinary } from './binary.js';

const base64 = (bytes: Uint8Array) => ({ base64: Buffer.from(bytes).toString('base64') });

test('binary data is replaced wherever it is', () => {
  const value = { a: [1, { b: Buffer.from('hi') }], c: new Uint8Array([0]), d: 'text' };
  expect(replaceBinary(value, base64)).toEqual({
    a: [1, { b: { base64: 'aGk=' } }],
    c: { base64: 'AA==' },
    d: 'text',
  });
  expect(holdsBinary(value)).toBe(true);
});

test('any JSON stays the object it is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(replaceBinary(value, base64)).toBe(value);
      expect(holdsBinary(value)).toBe(false);
    }),
  );
});

test('a field named "__proto__" stays a field', () => {
  const value: unknown = JSON.parse('{"__proto__":{"a":1},"b":null}');
  (value as { b: unknown }).b = Buffer.from('hi');
  expect(Object.keys(replaceBinary(value, base64) as object)).toEqual(['__proto__', 'b']);
});
