import { expect, test } from 'vitest';
import { httpsLink } from './https-link.js';

test('an https address is opened as the browser would read it', () => {
  expect(httpsLink('HTTPS://Example.org/a b?q=1#c')).toBe('https://example.org/a%20b?q=1#c');
});

test('letters that only look like others show themselves', () => {
  expect(httpsLink('https://аpple.com/')).toBe('https://xn--pple-43d.com/');
});

test.each([
  'http://example.org/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,hi',
  'plugo://install?path=/x',
  'vscode://x',
  'https://bank.example@elsewhere.example/',
  'https://:secret@example.org/',
  '/relative',
  '#part',
  '',
  `https://example.org/${'a'.repeat(3000)}`,
  `https://example.org/${'ä'.repeat(1500)}`,
  undefined,
  7,
])('%s is not opened', (address) => {
  expect(httpsLink(address)).toBeUndefined();
});
