import { expect, test } from 'vitest';
import { describe } from '../testing/write-extension.js';
import { checkArguments } from './check-arguments.js';

/** A command with the arguments declared, as the manifest gives it. */
function command(...declared: readonly object[]) {
  const contributes = { commands: [{ command: 'demo.run', title: 'Run', arguments: declared }] };
  const [first] = describe('plugo.demo', { contributes }).manifest.contributes.commands;
  if (!first) throw new Error('no command');
  return first;
}

const name = { name: 'name' };
const count = { name: 'count', type: 'integer', default: 3 };
const size = { name: 'size', enum: ['small', 'large'], required: false };

const server = {
  name: 'server',
  schema: {
    type: 'object',
    properties: { host: { type: 'string' }, port: { type: 'integer', minimum: 1, maximum: 65_535 } },
    required: ['host'],
  },
};
const level = { name: 'level', schema: { type: 'integer', default: 7 } };

test.each<[string, readonly object[], readonly unknown[], readonly unknown[]]>([
  ['what fits', [name, count], ['Ada', 5], ['Ada', 5]],
  ['a default for what is left out', [name, count], ['Ada'], ['Ada', 3]],
  ['a default for null', [count, name], [null, 'Ada'], [3, 'Ada']],
  ['what fits its schema', [server], [{ host: 'a', port: 80 }], [{ host: 'a', port: 80 }]],
  ['the default of its schema', [level], [], [7]],
  ['nothing for optional ones at the end', [name, size], ['Ada'], ['Ada']],
  ['null for an optional one before others', [size, name], [null, 'Ada'], [null, 'Ada']],
  [
    'false and zero and an empty text',
    [{ name: 'b', type: 'boolean' }, count, name],
    [false, 0, ''],
    [false, 0, ''],
  ],
  ['whatever is given where nothing is declared', [], [1, { a: 2 }], [1, { a: 2 }]],
])('passes on %s', (_, declared, given, passed) => {
  expect(checkArguments(command(...declared), given)).toEqual(passed);
});

test.each<[readonly object[], readonly unknown[], string]>([
  [[name], [], 'demo.run needs the argument name (string).'],
  [[name], [5], 'demo.run takes a string as name, and 5 was given.'],
  [[name], [['Ada']], 'demo.run takes a string as name, and a list was given.'],
  [[count], [1.5], 'demo.run takes an integer as count, and 1.5 was given.'],
  [[{ name: 'n', type: 'number' }], [Number.NaN], 'demo.run takes a number as n, and null was given.'],
  [[size], ['huge'], 'demo.run takes one of "small", "large" as size, and "huge" was given.'],
  [[server], [], 'demo.run needs the argument server.'],
  [
    [server],
    [{ host: 'a', port: 0 }],
    'demo.run cannot take what was given as server: port in it is 0, and must be >= 1.',
  ],
  [
    [{ name: 'odd', schema: { type: 'colour' } }],
    ['red'],
    'demo.run cannot take what was given as odd: its schema is broken: schema is invalid: data/type must be equal to one of the allowed values, data/type must be array, data/type must match a schema in anyOf.',
  ],
  [[name], ['Ada', 'Bob'], 'demo.run takes 1 argument (name), and 2 were given.'],
])('for %j refuses %j', (declared, given, message) => {
  expect(() => checkArguments(command(...declared), given)).toThrowError(
    expect.objectContaining({ code: 'ARGUMENT_INVALID', message }),
  );
});
