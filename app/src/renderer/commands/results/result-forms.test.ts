import { expect, test } from 'vitest';
import { formsOf } from './result-forms.js';

test.each<[string, unknown, readonly string[]]>([
  ['nothing', undefined, []],
  ['null', null, []],
  ['a text', 'Hello, *Ada*', ['text']],
  ['a number', 7, ['text']],
  ['a heading', '# Report\n\nAll is well.', ['markdown', 'text']],
  ['a list of points', '- one\n- two\n', ['markdown', 'text']],
  ['a fence', '```js\n1\n```', ['markdown', 'text']],
  ['a link', 'See [this](https://example.org).', ['markdown', 'text']],
  ['an object', { words: 2 }, ['json', 'text']],
  ['a list of numbers', [3, 2, 1], ['json', 'text']],
  ['a list of objects', [{ a: 1 }], ['table', 'json', 'text']],
])('%s', (_, result, forms) => {
  expect(formsOf(result)).toEqual(forms);
});
