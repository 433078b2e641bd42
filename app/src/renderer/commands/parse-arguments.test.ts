import type { CommandArgument } from '@plugo/extension-host/control';
import { expect, test } from 'vitest';
import { initialArguments, parseArguments } from './parse-arguments.js';

const argument = (name: string, over: Partial<CommandArgument> = {}): CommandArgument => ({
  name,
  type: 'string',
  required: true,
  ...over,
});

test('typed text becomes values of the declared types, in order', () => {
  const declared = [
    argument('name'),
    argument('times', { type: 'integer' }),
    argument('ratio', { type: 'number' }),
    argument('loud', { type: 'boolean' }),
    argument('size', { enum: [1, 2] }),
  ];
  const typed = { name: ' Ada ', times: '3', ratio: '-1.5e2', loud: 'true', size: '2' };
  expect(parseArguments(declared, typed)).toEqual({ ok: true, values: [' Ada ', 3, -150, true, 2] });
});

test('defaults fill the form', () => {
  const declared = [
    argument('name', { default: 'World' }),
    argument('loud', { type: 'boolean' }),
    argument('n', { default: 0 }),
  ];
  expect(initialArguments(declared)).toEqual({ name: 'World', loud: 'false', n: '0' });
});

test('optional arguments left empty are null between others and left out at the end', () => {
  const optional = (name: string) => argument(name, { required: false });
  const declared = [
    optional('a'),
    argument('b'),
    optional('c'),
    argument('d', { type: 'number', required: false }),
  ];
  expect(parseArguments(declared, { b: 'x' })).toEqual({ ok: true, values: [null, 'x'] });
});

test('an empty text is a text; every other problem is named at its argument', () => {
  expect(parseArguments([argument('name')], {})).toEqual({ ok: true, values: [''] });
  const declared = [
    argument('count', { type: 'integer' }),
    argument('half', { type: 'integer' }),
    argument('ratio', { type: 'number' }),
    argument('size', { enum: ['s', 'm'] }),
  ];
  expect(parseArguments(declared, { half: '1.5', ratio: 'two', size: 'xl' })).toEqual({
    ok: false,
    problems: {
      count: 'Enter a value.',
      half: 'Enter a whole number.',
      ratio: 'Enter a number.',
      size: 'Choose one of s, m.',
    },
  });
});
