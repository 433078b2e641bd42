import type { CommandArgument } from '@plugo/extension-host/control';
import { expect, test } from 'vitest';
import { argumentValues, readArguments } from './argument-values.js';

const argument = (name: string, over: Partial<CommandArgument> = {}): CommandArgument => ({
  name,
  type: 'string',
  required: true,
  ...over,
});
const server = argument('server', { schema: { type: 'object', properties: { port: { type: 'integer' } } } });
const level = argument('level', { schema: { type: 'integer', default: 7 } });
const tags = argument('tags', { schema: { type: 'array' }, required: false });
const sound = () => undefined;

test('a form starts with defaults, with what was used before, and with an object for its fields', () => {
  expect(argumentValues([argument('name', { default: 'Ada' }), server, level], undefined)).toEqual({
    typed: { name: 'Ada', server: '', level: '' },
    values: { server: {}, level: 7 },
  });
  expect(argumentValues([argument('name'), server], ['Bob', { port: 1 }])).toMatchObject({
    typed: { name: 'Bob' },
    values: { server: { port: 1 } },
  });
});

test('values come in their places, and what is left out at the end is left out', () => {
  const declared = [server, argument('name'), tags];
  const values = { typed: { name: 'Ada' }, values: { server: { port: 80 }, tags: undefined } };
  expect(readArguments(declared, values, sound)).toEqual({ ok: true, args: [{ port: 80 }, 'Ada'] });
  expect(readArguments([tags, argument('name')], values, sound)).toEqual({ ok: true, args: [null, 'Ada'] });
});

test('all that is wrong is told by name', () => {
  const declared = [argument('count', { type: 'integer' }), server];
  const values = { typed: { count: 'x' }, values: { server: {} } };
  expect(readArguments(declared, values, () => 'Wrong.')).toEqual({
    ok: false,
    problems: { count: 'Enter a number.', server: 'Wrong.' },
  });
});
