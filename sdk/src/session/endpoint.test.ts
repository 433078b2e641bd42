import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseEndpoint } from './endpoint.js';

test.each([
  ['unix:/run/plugo/a.sock', { path: '/run/plugo/a.sock' }],
  ['unix:/with:colon 1', { path: '/with:colon 1' }],
  ['pipe:\\\\.\\pipe\\plugo-1', { path: '\\\\.\\pipe\\plugo-1' }],
  ['tcp:127.0.0.1:49152', { host: '127.0.0.1', port: 49152, noDelay: true }],
  ['tcp:[::1]:49152', { host: '::1', port: 49152, noDelay: true }],
])('%s is understood', (endpoint, expected) => {
  expect(parseEndpoint(endpoint)).toEqual(expected);
});

test.each([
  '',
  'unix:',
  'http://localhost',
  'tcp:127.0.0.1',
  'tcp:127.0.0.1:0',
  'tcp:127.0.0.1:65536',
  'tcp:1',
])('"%s" is no endpoint', (endpoint) => {
  expect(() => parseEndpoint(endpoint)).toThrow(`"${endpoint}" is no endpoint. Expected unix:/path`);
});

test('every TCP port and every path comes back as it was written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 65_535 }), fc.string({ minLength: 1 }), (port, path) => {
      expect(parseEndpoint(`tcp:127.0.0.1:${port}`)).toMatchObject({ port });
      expect(parseEndpoint(`unix:${path}`)).toEqual({ path });
    }),
  );
});
