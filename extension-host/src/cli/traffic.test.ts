import { readFile, stat, writeFile } from 'node:fs/promises';
import { afterEach, expect, test } from 'vitest';
import { connectToHost } from '../control/connect-to-host.js';
import { CallRequest } from '../control/messages.js';
import { readRecording, writeRecording } from '../control/recording.js';
import { useHosts } from '../testing/host-fixture.js';
import { assertNoLeaks, eventually } from '../testing/no-leaks.js';
import { PlugoHost, plugoHost } from '../testing/plugo-host.js';

assertNoLeaks();
const hosts = useHosts();
const running: PlugoHost[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((command) => command.kill()));
});

function begin(...args: readonly string[]): PlugoHost {
  const command = new PlugoHost([...args, '--data-dir', hosts.dataDirectory], {});
  running.push(command);
  return command;
}
const once = (...args: string[]) => plugoHost(...args, '--data-dir', hosts.dataDirectory);

const counter = `
import { register, run } from '@plugo/sdk';
let n = 0;
register({ next() { n += 1; return { n }; }, greet(name) { return 'Hello, ' + name; }, fail() { throw new Error('Never'); } }, 'Counter');
run();
`;

test('what passes is printed and saved, and replayed: the same, different, failed as before', async () => {
  await hosts.author({ name: 'a', code: counter });
  const host = begin('run', hosts.in('authors'));
  await host.printed(/● test\.a · active/);
  const file = hosts.in('day.ndjson');
  const watching = begin('traffic', 'test.a', '--save', file, '--follow');
  await eventually(() => expect(watching.stderr).toContain('Watching'), 15_000);
  const client = await connectToHost(hosts.dataDirectory);
  const call = (method: string, ...args: readonly unknown[]) =>
    client.sendRequest(CallRequest, { id: 'test.a', method, arguments: args });
  await call('Counter.next');
  await call('Counter.greet', 'Ada');
  await expect(call('Counter.fail')).rejects.toThrow('Never');
  client.dispose();
  await watching.printed(
    /test\.a ← request \d+ Counter\.next {2}\d+ B, by socket.*\n.*test\.a → response \d+ Counter\.next {2}\d+ B, [\d.]+ ms {2}\{"n":1\}/,
  );
  await watching.printed(/Counter\.fail {2}\d+ B, [\d.]+ ms, failed: /);
  watching.child.kill('SIGINT');
  await watching.ended();
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const { messages } = readRecording(await readFile(file, 'utf8'));
  await eventually(() =>
    expect(messages.filter(({ method }) => method?.startsWith('Counter.'))).toHaveLength(6),
  );
  const replayed = await once('replay', file, 'test.a', '--yes');
  expect(replayed.code).toBe(1);
  expect(replayed.stdout.replace(/[\d.]+ ms/g, 'ms')).toBe(
    'different  Counter.next  ms\n  n\n    - 1\n    + 2\nsame       Counter.greet  ms\nsame       Counter.fail  ms\n',
  );
});

test('a file that is no recording is refused with the reason', async () => {
  await hosts.author({ name: 'a', code: counter });
  const refused = await once('replay', hosts.in('authors', 'a-1.0.0', 'package.json'), 'test.a', '--yes');
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('The file is no recording');
});

test('calls are made again only after a yes', async () => {
  const message = { seq: 1, at: 0, extensionId: 'test.a', process: 1, direction: 'toExtension' } as const;
  const request = { kind: 'request', id: 1, method: 'Counter.next', lane: 'main', encoding: 'json' } as const;
  const file = hosts.in('one.ndjson');
  await writeFile(file, writeRecording({ recordedAt: 0, messages: [{ ...message, ...request, size: 50 }] }));
  const unconfirmed = await once('replay', file, 'test.a');
  expect([unconfirmed.code, unconfirmed.stderr]).toEqual([1, expect.stringContaining('say --yes')]);
});
