import { expect, test } from 'vitest';
import { compileSetting } from './setting-schema.js';

const problem = (schema: object, value: unknown) => compileSetting('a.key', { ...schema }).problemOf(value);

test.each<[object, unknown, string | undefined]>([
  [{ type: 'integer', minimum: 1 }, 5, undefined],
  [{ type: 'integer', minimum: 1 }, 0, 'it is 0, and must be >= 1'],
  [{ type: 'integer' }, '5', 'it is "5", and must be integer'],
  [{ type: ['string', 'null'] }, 5, 'it is 5, and must be string or null'],
  [{ enum: ['a', 'b'] }, 'c', 'it is "c", and must be one of "a", "b"'],
  [{ type: 'array', items: { type: 'string' } }, ['a', 5], '1 in it is 5, and must be string'],
  [
    { type: 'object', properties: { server: { type: 'object', properties: { port: { type: 'integer' } } } } },
    { server: { port: 'high' } },
    'server.port in it is "high", and must be integer',
  ],
  [
    { type: 'array', items: { type: 'object', required: ['host'] } },
    [{ host: 'a' }, {}],
    "1 in it must have required property 'host'",
  ],
  [{ type: 'object', required: ['a'] }, {}, "it must have required property 'a'"],
  [{ type: 'string', format: 'email' }, 'no address', undefined],
  [{ type: 'string', title: 'T', 'x-unknown': true }, 'text', undefined],
  [{}, { anything: 1 }, undefined],
])('for %j the value %j: %s', (schema, value, expected) => {
  expect(problem(schema, value)).toBe(expected);
});

test.each<[string, object]>([
  ['an unknown type', { type: 'colour' }],
  ['a reference to nowhere', { $ref: 'https://example.org/schema.json' }],
  ['a pattern that is none', { type: 'string', pattern: '(' }],
  ['an asynchronous schema', { $async: true, type: 'string' }],
  ['a wrong keyword value', { type: 'string', minLength: 'long' }],
])('%s is told, keeps the default and refuses every value', (_, schema) => {
  const setting = compileSetting('a.key', { default: 'd', ...schema });
  expect(setting.warning).toMatch(/^The schema of the setting a\.key is broken, so it cannot be changed: /);
  expect([setting.default, setting.problemOf('text')]).toEqual([
    'd',
    expect.stringMatching(/^its schema is broken/),
  ]);
});

test('a schema that refers to itself without end refuses the value and does not end the host', () => {
  expect(problem({ $ref: '#' }, 5)).toMatch(/cannot be applied|does not fit|broken/);
});

test('a default that does not fit is told and not used', () => {
  const setting = compileSetting('a.key', { type: 'integer', default: 'many' });
  expect([setting.default, setting.warning]).toEqual([
    undefined,
    'The default of the setting a.key does not fit its own schema and is not used: it is "many", and must be integer.',
  ]);
});

test('patterns are checked, and one made to take for ever is cut off', () => {
  expect(problem({ pattern: '^[a-z]+$' }, 'abc')).toBeUndefined();
  const started = performance.now();
  expect(problem({ pattern: '^(a+)+$' }, `${'a'.repeat(60)}!`)).toContain('must match pattern');
  expect(performance.now() - started).toBeLessThan(2_000);
});

test('two settings may carry the same $id', () => {
  const schema = { $id: 'https://example.org/same', type: 'string' };
  expect([problem(schema, 'a'), problem(schema, 'b')]).toEqual([undefined, undefined]);
});
