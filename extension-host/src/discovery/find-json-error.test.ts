import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describePlace, findJsonError } from './find-json-error.js';

test.each([
  ['{"a": 1,}', 'line 1, column 9, at "}"'],
  ['{\n  "a": tru\n}', 'line 2, column 8, at "tru"'],
  ['{\n  a: 1\n}', 'line 2, column 3, at "a:"'],
  ['[1, 2', 'line 1, column 6, at its end'],
  ['{"a" 1}', 'line 1, column 6, at "1}"'],
  ['{} {}', 'line 1, column 4, at "{}"'],
  ['{"a": "no end}', 'line 1, column 7, at "\\"no"'],
  ['01', 'line 1, column 2, at "1"'],
  ["{'a': 1}", 'line 1, column 2, at "\'a\':"'],
  ['[1}', 'line 1, column 3, at "}"'],
])('in %j the error is at %s', (text, place) => {
  expect(describePlace(text, findJsonError(text))).toBe(place);
});

test('in what JSON.parse accepts, no error is found before the end', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(findJsonError(text)).toBe(text.length);
    }),
  );
});

test('in what JSON.parse refuses, an error is found and the search ends', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.string({ minLength: 1, maxLength: 3 }), (text, place, noise) => {
      const at = place % (text.length + 1);
      const broken = text.slice(0, at) + noise + text.slice(at);
      fc.pre(!isJson(broken));
      expect(findJsonError(broken)).toBeLessThanOrEqual(broken.length);
    }),
  );
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
