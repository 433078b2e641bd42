import { execFileSync } from 'node:child_process';
import { transformSync } from 'esbuild';
import { expect, test } from 'vitest';
import { asJson, asShell, asTypeScript, callOf } from './copy-as.js';
import type { Exchange } from './exchange-buffer.js';

const exchange = (content: unknown, more: object = {}): Exchange =>
  ({
    position: 0,
    opening: {
      extensionId: 'test.a',
      direction: 'toExtension',
      kind: 'request',
      method: 'Journal.write',
      at: 0,
      caller: 'app',
      content: JSON.stringify(content),
      ...more,
    },
    response: { content: '{"ok":true}', duration: 1.23456 },
  }) as unknown as Exchange;

const nasty = ["O'Hara", '$HOME `id` "x" \\ !', '\u2028', 'line\nbreak', { a: [null, true, 1.5] }];

test('a shell hands the command exactly what was called', () => {
  const call = callOf(exchange(nasty));
  const command = call ? asShell(call).replace(/^plugo-host /, "printf '%s\\0' ") : '';
  const words = execFileSync('sh', ['-c', command], { encoding: 'utf8' }).split('\0').slice(0, -1);
  expect(words.slice(0, 3)).toEqual(['call', 'test.a', 'Journal.write']);
  expect(JSON.parse(words[3] ?? '')).toEqual(nasty);
});

test('a single argument stands for itself, unless it is a list', () => {
  const shell = (args: unknown) => asShell(callOf(exchange(args)) as never);
  expect(shell(['Ada'])).toBe(`plugo-host call test.a Journal.write '"Ada"'`);
  expect(shell([[1]])).toBe(`plugo-host call test.a Journal.write '[[1]]'`);
  expect(shell([])).toBe('plugo-host call test.a Journal.write');
});

test('the TypeScript is code, with the arguments as they were', () => {
  const code = asTypeScript(callOf(exchange(nasty)) as never);
  expect(code).toContain(`const journal = context.extensions.get('test.a', 'Journal');`);
  expect(() => transformSync(code, { loader: 'ts' })).not.toThrow();
});

test('what an extension calls is copied as a call of that other one; messages of the protocol are no calls', () => {
  const params = { extension: 'test.b', method: 'B.c', arguments: [1] };
  const asked = { method: 'extension/call', direction: 'fromExtension' };
  expect(callOf(exchange(params, asked))).toEqual({ extensionId: 'test.b', method: 'B.c', arguments: [1] });
  expect(callOf(exchange({}, { method: 'activate' }))).toBeUndefined();
  expect(callOf(exchange({}, { kind: 'notification', method: 'log/write' }))).toBeUndefined();
});

test('the JSON holds request and answer', () => {
  expect(JSON.parse(asJson(exchange(['x'])))).toEqual({
    extension: 'test.a',
    direction: 'toExtension',
    method: 'Journal.write',
    at: '1970-01-01T00:00:00.000Z',
    caller: 'app',
    params: ['x'],
    result: { ok: true },
    milliseconds: 1.235,
  });
});
