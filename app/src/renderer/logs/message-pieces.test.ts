import { expect, test } from 'vitest';
import { messagePieces } from './message-pieces.js';
import { matchFinder } from './text-matches.js';

/** A message as its pieces look: `red:`, `→line`, `*match*`. */
function drawn(message: string, text = '', isPattern = false): string {
  return messagePieces(message, matchFinder({ text, isPattern }))
    .map(({ text: piece, style, link, isMatch }) => {
      const marked = isMatch ? `*${piece}*` : piece;
      const linked = link ? `[${marked}→${link.line}]` : marked;
      return style
        ? `<${style.className.replace('ansi-front ', '')}${style.colour ?? ''}|${linked}>`
        : linked;
    })
    .join('');
}

test.each([
  ['plain', 'plain'],
  ['\u001b[31mred\u001b[0m and not', '<ansi-front-red|red> and not'],
  ['\u001b[1;92mbold\u001b[22;39m', '<ansi-bold ansi-front-brightGreen|bold>'],
  ['\u001b[38;5;196mtable\u001b[m', '<ansi-frontrgb(255 0 0)|table>'],
  ['\u001b[38;2;1;2;3mrgb', '<ansi-frontrgb(1 2 3)|rgb>'],
  ['\u001b[38;5;9mnamed', '<ansi-front-brightRed|named>'],
  ['\u001b[2Jcleared? \u001b]0;title\u0007', '^[[2Jcleared? ^[]0;title^G'],
  ['\u001b[31', '^[[31'],
  ['\u001b[8mhidden', 'hidden'],
  ['a\u0000b\tc', 'a^@b\tc'],
  ['<b>\u001b[999m</b>', '<b></b>'],
])('%j is drawn as %s', (message, pieces) => {
  expect(drawn(message)).toBe(pieces);
});

test('what was looked for is marked over colours and links', () => {
  expect(drawn('say WORDS, words', 'words')).toBe('say *WORDS*, *words*');
  expect(drawn('a1 b22', '\\d+', true)).toBe('a*1* b*22*');
  expect(drawn('a.b', '.')).toBe('a*.*b');
  expect(drawn('\u001b[31mwo\u001b[32mrd', 'word')).toBe('<ansi-front-red|*wo*><ansi-front-green|*rd*>');
  expect(drawn('at (/x/main.js:10:5)', 'main')).toBe('at ([/x/→10][*main*→10][.js:10:5→10])');
});

test('a pattern that finds nothing or everything marks nothing', () => {
  expect([drawn('abc', 'x*', true), drawn('abc', '')]).toEqual(['abc', 'abc']);
});

test('of a pattern that could take long only the first match is marked, which the host has tried', () => {
  const began = performance.now();
  expect(drawn(`x ${'a'.repeat(40)}!`, '(a+)+b|x', true)).toBe(`*x* ${'a'.repeat(40)}!`);
  expect(performance.now() - began).toBeLessThan(1_000);
});
