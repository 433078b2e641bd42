import { expect, test } from 'vitest';
import { maskSecrets, maskText } from './mask-secrets.js';
import { preview } from './preview.js';

test('whatever has the name of a secret is not shown', () => {
  const value = {
    user: 'ada',
    password: 'x',
    apiKey: 7,
    'mail.authToken': ['y'],
    nested: { clientSecret: 'z', secret: '' },
  };
  expect(maskSecrets(value, [])).toEqual({
    user: 'ada',
    password: '•••',
    apiKey: '•••',
    'mail.authToken': '•••',
    nested: { clientSecret: '•••', secret: '' },
  });
});

test('a known secret is not shown wherever it stands, also cut off', () => {
  expect(maskSecrets(['my hunter2!', { text: 'hunter2!' }], ['hunter2!'])).toEqual([
    'my •••',
    { text: '•••' },
  ]);
  expect(maskText('it is hunt…', ['hunter2!'])).toBe('it is •••…');
  expect(maskText('a cat', ['cat'])).toBe('a cat');
});

test('a preview is one line of at most 1 KiB', () => {
  expect(preview({ a: 1, token: 'x' }, [])).toBe('{"a":1,"token":"•••"}');
  expect(preview(undefined, [])).toBe('');
  const long = preview(
    Array.from({ length: 1_000 }, () => '€'.repeat(50)),
    [],
  );
  expect(Buffer.byteLength(long)).toBeLessThanOrEqual(1024);
  expect(long).not.toContain('\uFFFD');
  const secret = 'S'.repeat(300);
  expect(preview(`${'x'.repeat(200)}${secret}`, [secret])).not.toContain('SSSS');
});
