import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineSplitter } from './line-splitter.js';

function linesOf(...chunks: readonly (Buffer | string)[]): readonly string[] {
  const lines: string[] = [];
  const splitter = new LineSplitter((line) => lines.push(line));
  for (const chunk of chunks) splitter.push(Buffer.from(chunk as string));
  splitter.end();
  return lines;
}

test('lines end in LF or CRLF, the last one needs neither', () => {
  expect(linesOf('one\ntwo\r\n\nfour')).toEqual(['one', 'two', '', 'four']);
});

test('a CRLF split over chunks is one line end', () => {
  expect(linesOf('one\r', '\ntwo')).toEqual(['one', 'two']);
});

test('characters split over chunks come out whole', () => {
  const bytes = Buffer.from('añ→😀\n');
  expect(linesOf(...[...bytes].map((byte) => Buffer.from([byte])))).toEqual(['añ→😀']);
});

test('a line over 8 KiB is cut and says so; the next one is whole', () => {
  const [first, second] = linesOf(`${'x'.repeat(20_000)}\nnext\n`);
  expect(first).toHaveLength(8192);
  expect(first?.endsWith('x… (cut)')).toBe(true);
  expect(second).toBe('next');
});

test('a line of exactly 8 KiB is whole, with CRLF as well', () => {
  const line = 'x'.repeat(8192);
  expect(linesOf(`${line}\r\n`, `${line}\n`)).toEqual([line, line]);
});

test('a cut does not split a character', () => {
  const [line] = linesOf(`x${'😀'.repeat(5_000)}`);
  // It throws for half a character.
  expect(() => encodeURIComponent(line ?? '')).not.toThrow();
});

test('a flood without a newline is told at once and kept nowhere', () => {
  const lines: string[] = [];
  const splitter = new LineSplitter((line) => lines.push(line));
  const chunk = Buffer.alloc(64 * 1024, 'x');
  for (let i = 0; i < 500; i++) splitter.push(chunk);
  expect(lines).toHaveLength(1);
});

test('whatever the chunks, the lines are the same', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(fc.nat(400), { maxLength: 10 }),
      (text, cuts) => {
        const bytes = Buffer.from(text);
        const borders = [
          0,
          ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b),
          bytes.length,
        ];
        const chunks = borders.slice(1).map((end, index) => bytes.subarray(borders[index], end));
        expect(linesOf(...chunks)).toEqual(linesOf(bytes));
      },
    ),
  );
});
