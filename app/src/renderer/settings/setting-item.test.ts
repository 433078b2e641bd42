import { expect, test } from 'vitest';
import { isSame, settingItems } from './setting-item.js';

test('a schema becomes an item with label, description and the value in force', () => {
  const schema = { type: 'integer', default: 3, description: 'Shorter ones are not counted.' };
  expect(settingItems({ 'wordCount.minimumLength': schema }, { 'wordCount.minimumLength': 4 })).toEqual([
    {
      key: 'wordCount.minimumLength',
      label: 'Minimum length',
      description: 'Shorter ones are not counted.',
      deprecation: undefined,
      schema,
      value: 4,
      isModified: true,
    },
  ]);
});

test('what is as at first is not modified, whatever the order of its properties', () => {
  const schema = { default: { a: 1, b: [{}] } };
  expect(
    settingItems({ x: schema, y: schema, z: {} }, { x: { b: [{}], a: 1 } }).map((item) => item.isModified),
  ).toEqual([false, false, false]);
  expect([isSame([1, 2], [2, 1]), isSame({ a: undefined }, {}), isSame(null, {})]).toEqual([
    false,
    false,
    false,
  ]);
});

test('an order beside the schemas is kept to', () => {
  expect(settingItems({ a: {}, b: { order: 2 }, c: { order: 1 } }, {}).map(({ key }) => key)).toEqual([
    'c',
    'b',
    'a',
  ]);
});
