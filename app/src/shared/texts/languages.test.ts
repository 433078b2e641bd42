import { expect, test } from 'vitest';
import { chooseLanguage } from './languages.js';

test.each([
  [['zh-Hans-CN', 'en'], 'zh-CN'],
  [['de-DE', 'zh'], 'zh-CN'],
  [['en-GB', 'zh-CN'], 'en'],
  [['de-DE', 'fr'], 'en'],
  [['C', 'POSIX'], 'en'],
  [['zh_CN'], 'zh-CN'],
  [[], 'en'],
])('of %j it is %s', (preferred, language) => {
  expect(chooseLanguage(preferred)).toBe(language);
});
