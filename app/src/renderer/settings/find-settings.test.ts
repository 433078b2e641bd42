import { expect, test } from 'vitest';
import { findSettings, hasModified, withModified } from './find-settings.js';
import type { SettingGroup } from './setting-groups.js';
import { settingItems } from './setting-item.js';

const schemas = {
  'wordCount.minimumLength': { type: 'integer', default: 1, description: 'Shorter words are not counted.' },
  'wordCount.ignored': {
    type: 'array',
    title: 'Ignored words',
    items: {
      type: 'object',
      properties: { untilDate: { type: 'string', description: 'Then it counts again.' } },
    },
    default: [],
  },
};
const groups: readonly SettingGroup[] = [
  {
    id: 'plugo.word-count',
    title: 'Word Count',
    owner: { kind: 'extension', id: 'plugo.word-count' },
    items: settingItems(schemas, { 'wordCount.minimumLength': 1, 'wordCount.ignored': ['gnu'] }),
  },
  {
    id: 'plugo.clock',
    title: 'Clock',
    owner: { kind: 'extension', id: 'plugo.clock' },
    items: settingItems({ zone: {} }, {}),
  },
];

test.each([
  ['', ['wordCount.minimumLength', 'wordCount.ignored', 'zone']],
  ['minimum LENGTH', ['wordCount.minimumLength']],
  ['shorter', ['wordCount.minimumLength']],
  ['gnu', ['wordCount.ignored']],
  ['wordcount.', ['wordCount.minimumLength', 'wordCount.ignored']],
  ['clock', ['zone']],
  ['until date', ['wordCount.ignored']],
  ['counts again', ['wordCount.ignored']],
  ['properties', []],
  ['@modified', ['wordCount.ignored']],
  ['@modified length', []],
])('%j finds %j', (search, keys) => {
  expect(findSettings(groups, search).flatMap(({ items }) => items.map(({ key }) => key))).toEqual(keys);
});

test('the filter for modified ones is put into a search and taken out of it', () => {
  expect([
    withModified('length', true),
    withModified('length @Modified', false),
    hasModified('a @modified'),
  ]).toEqual(['@modified length', 'length', true]);
});
