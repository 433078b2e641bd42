import { expect, test } from 'vitest';
import { parseSetting, type SettingField, settingFields } from './setting-schema.js';

test('a schema becomes a field with label, range and the value in force', () => {
  const schema = {
    type: 'integer',
    minimum: 1,
    maximum: 9,
    default: 3,
    description: 'Shorter ones are not counted.',
  };
  expect(settingFields({ 'wordCount.minimumLength': schema }, { 'wordCount.minimumLength': 4 })).toEqual([
    {
      key: 'wordCount.minimumLength',
      kind: 'integer',
      label: 'Minimum length',
      description: 'Shorter ones are not counted.',
      choices: [],
      choiceLabels: [],
      minimum: 1,
      maximum: 9,
      value: 4,
      changed: true,
    },
  ]);
});

test('kinds follow type and enum; what has no field is told apart', () => {
  const schemas = {
    a: { enum: ['x', 'y'] },
    b: { type: 'boolean' },
    c: { type: 'object' },
    d: { enum: [{}] },
  };
  expect(settingFields(schemas, {}).map(({ kind, changed }) => [kind, changed])).toEqual([
    ['choice', false],
    ['boolean', false],
    ['other', false],
    ['other', false],
  ]);
});

test('a choice is shown by its label where it has one', () => {
  const schema = { enum: ['off', 'tcp', 3], enumItemLabels: ['Off', ''] };
  const [field] = settingFields({ a: schema }, {});
  expect(field).toMatchObject({ choices: ['off', 'tcp', 3], choiceLabels: ['Off', 'tcp', '3'] });
});

test('typed text becomes a value of the type, or a sentence', () => {
  const field = (kind: SettingField['kind']) => ({ kind, choices: [1, 2] }) as unknown as SettingField;
  expect([
    parseSetting(field('string'), ''),
    parseSetting(field('number'), '1.5'),
    parseSetting(field('integer'), '1.5'),
    parseSetting(field('number'), ' '),
    parseSetting(field('choice'), '2'),
  ]).toEqual([
    { value: '' },
    { value: 1.5 },
    { problem: 'Enter a whole number.' },
    { problem: 'Enter a number.' },
    { value: 2 },
  ]);
});
