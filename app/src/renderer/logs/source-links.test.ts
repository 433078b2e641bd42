import { expect, test } from 'vitest';
import { sourceLinks } from './source-links.js';

const places = (message: string) =>
  sourceLinks(message).map(({ path, line, column }) =>
    [path, line, column].filter((part) => part !== undefined),
  );

test.each([
  ['    at load (/home/me/x/main.js:10:5)', [['/home/me/x/main.js', 10, 5]]],
  ['    at /home/me/x/main.mjs:7:1', [['/home/me/x/main.mjs', 7, 1]]],
  ['at file:///home/me/my%20x/main.js:10:5', [['/home/me/my x/main.js', 10, 5]]],
  ['at f (file:///C:/x/main.js:1:2)', [['C:/x/main.js', 1, 2]]],
  ['at f (C:\\x\\main.js:1:2)', [['C:\\x\\main.js', 1, 2]]],
  ['  File "main.py", line 3, in <module>', [['main.py', 3]]],
  ['  File "/opt/x/my main.py", line 30', [['/opt/x/my main.py', 30]]],
  ['\t/src/x/file.go:12 +0x1d', [['/src/x/file.go', 12]]],
  ['main.go:12: undefined: x', [['main.go', 12]]],
  [
    'src/a.ts:1:2 - error, see ./b.ts:3',
    [
      ['src/a.ts', 1, 2],
      ['./b.ts', 3],
    ],
  ],
])('%s', (message, found) => {
  expect(places(message)).toEqual(found);
});

test.each([
  'listening on http://127.0.0.1:8080',
  'connected to example.com:443',
  'it is 12:30:45 and 3:1',
  'File "<stdin>", line 1',
  'at node:internal/modules/run_main:123:5',
  '{"a.b":1}',
])('%s names no file', (message) => {
  expect(places(message)).toEqual([]);
});

test('a link covers what it is made of, and long data is passed over quickly', () => {
  const message = 'at f (/x/main.js:10:5)';
  const [link] = sourceLinks(message);
  expect(message.slice(link?.start, link?.end)).toBe('/x/main.js:10:5');
  const began = performance.now();
  sourceLinks('a.'.repeat(900));
  sourceLinks(`${'/a'.repeat(990)}:1`);
  sourceLinks('x'.repeat(100_000));
  expect(performance.now() - began).toBeLessThan(1_000);
});
