import path from 'node:path';
import type { Packing } from '@plugo/sdk/protocol';
import { afterEach, expect, test } from 'vitest';
import { resolveNodeRuntime } from '../process/node-runtime.js';
import { assertNoLeaks } from '../testing/no-leaks.js';
import { useTemporaryDirectory } from '../testing/temporary-directory.js';
import { describe as describeExtension, testServices } from '../testing/test-extension.js';
import { writeExtension } from '../testing/write-extension.js';
import { Supervisor } from './supervisor.js';

assertNoLeaks();
const directory = useTemporaryDirectory();
const running: Supervisor[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((supervisor) => supervisor.stop()));
});

const code = `
import { register, run } from '@plugo/sdk';
import { createRequire } from 'node:module';
register({
  echo: (value) => value,
  length: (bytes) => [bytes instanceof Uint8Array, bytes.length],
  date: () => ({ at: new Date(0), nothing: undefined }),
  big: () => 1n,
  isLoaded: () => Object.keys(createRequire(import.meta.url).cache).some((file) => file.endsWith('encodings.cjs')),
  fail: () => { throw new Error('on purpose'); },
}, 'Test');
run();
`;

async function supervise(packing: Partial<Packing>) {
  const folder = await writeExtension(path.join(directory.path, 'extension'), {}, { 'main.js': code });
  const logged: string[] = [];
  const supervisor = new Supervisor({
    description: describeExtension({ main: 'main.js', type: 'module' }, folder),
    services: testServices().services,
    runtime: resolveNodeRuntime(),
    settings: () => ({ transport: 'unix', socketDirectory: '', ...packing }),
    log: (level, message) => logged.push(`${level}: ${message}`),
    onLine: (stream, line) => logged.push(`${stream}: ${line}`),
  });
  running.push(supervisor);
  await supervisor.start('onStartup');
  const call = (name: string, ...args: unknown[]) => supervisor.call(`Test.${name}`, args);
  return { supervisor, logged, call };
}

test.each<[Partial<Packing>, object, string]>([
  [{ encoding: 'msgpack' }, { encoding: 'msgpack' }, 'a Unix socket with MessagePack'],
  [{ compression: 'gzip' }, { compression: 'gzip' }, 'a Unix socket with gzip'],
  [
    { encoding: 'msgpack', compression: 'brotli' },
    { encoding: 'msgpack', compression: 'brotli' },
    'a Unix socket with MessagePack and brotli',
  ],
])('with %o everything works as in plain JSON', async (packing, told, words) => {
  const { supervisor, logged, call } = await supervise(packing);
  expect(supervisor.transport).toEqual({ kind: 'unix', encryption: 'none', ...told });
  expect(logged[0]).toContain(`over ${words}, @plugo/sdk`);
  expect(await call('isLoaded')).toBe(true);
  const values = [
    null,
    'hello',
    1.5,
    { a: [1, { b: 'ä€😀' }] },
    'ä'.repeat(2 ** 20),
    Buffer.alloc(100_000, 'x'),
  ];
  expect(await Promise.all(values.map((value) => call('echo', value)))).toEqual(values);
  expect(await call('length', Buffer.alloc(3_000_000, 'x'))).toEqual([true, 3_000_000]);
  const answers = await Promise.all(Array.from({ length: 200 }, (_, index) => call('echo', index)));
  expect(answers).toEqual(Array.from({ length: 200 }, (_, index) => index));
  expect(await call('date')).toEqual({ at: '1970-01-01T00:00:00.000Z' });
  await expect(call('fail')).rejects.toMatchObject({ code: 'METHOD_FAILED', message: /on purpose/ });
  await expect(call('big')).rejects.toMatchObject({ code: 'METHOD_FAILED' });
  await expect(call('echo', 'x'.repeat(9_000_000))).rejects.toThrow('a message may have 8 MiB');
  expect(await call('echo', 'still there')).toBe('still there');
  await supervisor.stop();
  expect(supervisor.state.status).toBe('inactive');
});

test('an extension that speaks plain JSON loads nothing for anything else', async () => {
  const { supervisor, call } = await supervise({});
  expect(supervisor.transport).toEqual({ kind: 'unix', encryption: 'none' });
  expect(await call('isLoaded')).toBe(false);
});
