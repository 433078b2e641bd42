import { expect, test } from 'vitest';
import { checkValue } from './check-value.js';

/** `path: sentence`, one a problem. */
const problems = (schema: object, value: unknown): readonly string[] =>
  checkValue({ ...schema }, value).map(({ path, message }) => `${path.join('.')}: ${message}`);

const server = {
  type: 'object',
  required: ['host'],
  additionalProperties: false,
  properties: {
    host: { type: 'string', minLength: 1 },
    port: { type: 'integer', minimum: 1, maximum: 65535 },
  },
};

test.each<[object, unknown, readonly string[]]>([
  [{ type: 'string' }, 'text', []],
  [{ type: 'string' }, undefined, []],
  [{ type: 'integer' }, '4', [': Enter a whole number.']],
  [{ type: 'integer', minimum: 1, maximum: 20 }, 99, [': It must be from 1 to 20.']],
  [{ type: 'number', exclusiveMinimum: 0 }, 0, [': It must be more than 0.']],
  [{ type: 'number', multipleOf: 0.25 }, 0.3, [': It must be a multiple of 0.25.']],
  [{ enum: ['a', 'b'] }, 'c', [': It must be one of: a, b.']],
  [{ type: 'string', minLength: 3 }, 'ab', [': It needs 3 characters or more.']],
  [{ type: 'string', pattern: '^[a-z]+$' }, 'A1', [': It does not match the pattern ^[a-z]+$']],
  [{ type: 'string', pattern: '^x', patternErrorMessage: 'Begin with x.' }, 'y', [': Begin with x.']],
  [{ type: 'string', format: 'email' }, 'nobody', [': It is not a valid email.']],
  [{ type: 'array', uniqueItems: true }, [1, 1], [': No two items may be the same.']],
  [{ type: 'array', items: { type: 'string' } }, ['a', 5], ['1: Enter a text.']],
  [server, { host: '', port: 0 }, ['host: A value is needed.', 'port: It must be from 1 to 65535.']],
  [server, {}, ['host: A value is needed.']],
  [server, { host: 'a', hots: 'b' }, ['hots: It is not known here. Remove it.']],
  [{ type: 'object', additionalProperties: { type: 'number' } }, { 'a/b': 'c' }, ['a/b: Enter a number.']],
])('for %j the value %j: %j', (schema, value, expected) => {
  expect(problems(schema, value)).toEqual(expected);
});

test('of several kinds, what is wrong with the one that is meant is told', () => {
  const kinds = {
    oneOf: [
      {
        type: 'object',
        required: ['path'],
        properties: { kind: { const: 'file' }, path: { type: 'string' } },
      },
      { type: 'object', required: ['url'], properties: { kind: { const: 'web' }, url: { type: 'string' } } },
    ],
  };
  expect(problems(kinds, { kind: 'web' })).toEqual(['url: A value is needed.']);
  expect(problems(kinds, { kind: 'tape' })).toEqual([': It fits none of the choices.']);
});

test('references within the schema are followed, and lead to the words of what they name', () => {
  const schema = {
    $defs: { port: { type: 'integer', minimum: 1 } },
    properties: { port: { $ref: '#/$defs/port' } },
  };
  expect(problems(schema, { port: 0 })).toEqual(['port: It must be 1 or more.']);
});

test.each<[string, object, unknown]>([
  ['a pattern that would take for ever', { pattern: '^(a+)+$' }, `${'a'.repeat(60)}!`],
  ['a pattern with many ends', { pattern: '^a*a*a*a*a*b$' }, 'a'.repeat(300)],
  ['a pattern and a long text', { pattern: '^a*a*a*b$' }, 'a'.repeat(20_000)],
  [
    'a name by a slow pattern',
    { patternProperties: { '^(a+)+$': { type: 'string' } } },
    { [`${'a'.repeat(40)}!`]: 5 },
  ],
  ['a pattern that is none', { pattern: '(' }, 'a'],
  ['a reference to nowhere', { $ref: 'https://example.org/schema.json' }, 5],
  ['a schema that refers to itself', { $ref: '#' }, 5],
  ['a secret that is set and not told', { format: 'password', minLength: 20 }, '••••••••'],
])('%s is left to the host', (_, schema, value) => {
  expect(problems(schema, value)).toEqual([]);
});

test('the schema that was given is not written into', () => {
  const schema = Object.freeze({ type: 'string', minLength: 2 });
  expect(problems(schema, 'a')).toHaveLength(1);
  expect(Object.getOwnPropertyNames(schema)).toEqual(['type', 'minLength']);
});
