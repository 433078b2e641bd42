import { expect, test } from 'vitest';
import { prepareSchema } from './prepare-schema.js';
import { rjsfValidator } from './rjsf-validator.js';

const inner = (schema: object) =>
  (prepareSchema({ ...schema }) as { properties: { value: unknown } }).properties.value;

test('defaults are shown and never written; a new item of a list starts with something', () => {
  const schema = {
    properties: { port: { type: 'integer', default: 25 } },
    additionalProperties: false,
    items: { type: 'object', properties: { kind: { const: 'web' }, host: { type: 'string' } } },
  };
  expect(inner(schema)).toEqual({
    properties: { port: { type: 'integer', declaredDefault: 25 } },
    additionalProperties: false,
    items: { ...schema.items, default: { kind: 'web' } },
  });
});

test.each<[object, unknown]>([
  [{ type: 'string' }, ''],
  [{ type: 'integer', minimum: 3 }, 3],
  [{ enum: ['b', 'a'] }, 'b'],
  [{ type: 'array', items: {} }, []],
  [{ oneOf: [{ type: 'boolean' }, { type: 'string' }] }, false],
  [{ type: 'string', default: 'x' }, 'x'],
])('a new item of %j is %j', (items, expected) => {
  expect((inner({ type: 'array', items }) as { items: { default: unknown } }).items.default).toEqual(
    expected,
  );
});

test('references lead to where the schema is now, and what would move them is gone', () => {
  const schema = {
    $id: 'https://example.org/x',
    $defs: { a: { type: 'string' } },
    properties: { a: { $ref: '#/$defs/a' } },
  };
  expect(inner(schema)).toEqual({
    $defs: { a: { type: 'string' } },
    properties: { a: { $ref: '#/properties/value/$defs/a' } },
  });
});

test('a secret is one, whichever way it is said', () => {
  expect([{ format: 'password' }, { writeOnly: true }, { secret: true }].map(inner)).toEqual([
    { format: 'password', secret: true },
    { writeOnly: true, secret: true },
    { secret: true },
  ]);
});

test('a choice of several kinds is told by its value, through references too', () => {
  const root = prepareSchema({
    $defs: { text: { type: 'string' } },
    oneOf: [{ $ref: '#/$defs/text' }, { type: 'integer' }],
  });
  const [text, number] = (
    inner({
      $defs: { text: { type: 'string' } },
      oneOf: [{ $ref: '#/$defs/text' }, { type: 'integer' }],
    }) as {
      oneOf: readonly [object, object];
    }
  ).oneOf;
  const fits = (schema: object, value: unknown) => rjsfValidator.isValid(schema, value, root);
  expect([fits(text, 'a'), fits(text, 5), fits(number, 5), fits({ $ref: '#/nowhere' }, 5)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
});
