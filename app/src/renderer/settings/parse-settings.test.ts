import { expect, test } from 'vitest';
import { parseSettings, settingsText } from './parse-settings.js';
import { settingItems } from './setting-item.js';

const schemas = {
  'mail.port': { type: 'integer', maximum: 65535, default: 25 },
  'mail.servers': { type: 'array', items: { type: 'object', properties: { host: { type: 'string' } } } },
  'mail.user': { type: 'string' },
};
const items = settingItems(schemas, { 'mail.port': 25, 'mail.servers': [{ host: 'a' }] });
const problems = (text: string) =>
  parseSettings(text, items).problems.map(({ line, column, message }) => `${line}:${column} ${message}`);

test('what is in force is a text, and that text is in order', () => {
  const text = settingsText(items);
  expect(text).toBe(`{
  "mail.port": 25,
  "mail.servers": [
    {
      "host": "a"
    }
  ]
}
`);
  expect(parseSettings(text, items)).toEqual({
    values: { 'mail.port': 25, 'mail.servers': [{ host: 'a' }] },
    problems: [],
  });
});

test.each([
  ['{\n  "mail.port": 99999\n}', ['2:16 It must be 65535 or less.']],
  ['{\n  "mail.servers": [\n    { "host": 5 }\n  ]\n}', ['3:15 Enter a text.']],
  ['{\n  "mail.prot": 5\n}', ['2:16 It is not known here. Remove it.']],
  ['{\n  "mail.port": 5\n  "mail.user": "a"\n}', ['3:3 This is no JSON: comma expected']],
  ['[]', ['1:1 An object with the settings is needed: { … }']],
])('of %j it says %j', (text, expected) => {
  expect(problems(text)).toEqual(expected);
});
