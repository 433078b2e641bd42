import { expect, test } from 'vitest';
import { longestMarkdown, markdownImage, markdownSource, markdownUrl } from './markdown-source.js';

test('comments go, control characters are seen, lines stay', () => {
  expect(markdownSource('a<!-- hidden\n -->b\n\u001b[31mred\t\u0000')).toEqual({
    source: 'ab\n^[[31mred\t^@',
    isCut: false,
  });
});

test('a text without end is cut', () => {
  const { source, isCut } = markdownSource('x'.repeat(longestMarkdown + 1));
  expect([source.length, isCut]).toEqual([longestMarkdown, true]);
});

test('nothing that acts is linked', () => {
  const addresses = ['javascript:alert(1)', 'data:text/html,x', 'https://example.org', '#part', 'a.png'];
  expect(addresses.map(markdownUrl)).toEqual(['', '', 'https://example.org', '#part', 'a.png']);
});

test('a picture is one that the host has checked, or none', () => {
  const images = { 'media/a.png': 'data:image/png;base64,AA==', 'b.png': 'https://example.org/b.png' };
  const found = [
    './media/a.png',
    'media/a.png?raw=true',
    'b.png',
    'https://example.org/b.png',
    '__proto__',
  ].map((address) => markdownImage(images, address));
  expect(found).toEqual([images['media/a.png'], images['media/a.png'], undefined, undefined, undefined]);
});
