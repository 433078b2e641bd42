import { expect, test } from 'vitest';
import type { TrafficMessage } from '../model/traffic.js';
import { useHosts } from '../testing/host-fixture.js';
import { assertNoLeaks, eventually } from '../testing/no-leaks.js';

assertNoLeaks();
const hosts = useHosts();
const signal = new AbortController().signal;

const probe = (name: string, manifest: object = {}) => ({
  name,
  manifest: { activationEvents: ['onStartup'], ...manifest },
});

const streaming = `
import { register, run } from '@plugo/sdk';
class Reader {
  async *lines(count) { for (let n = 0; n < count; n++) yield n; }
  async slowly(progress) { return 'done'; }
  long(size) { return 'x'.repeat(size); }
}
register(new Reader());
run({ activate() {} });
`;

/** A host with everything that passes between it and its extensions. */
async function watched(extensions: readonly Parameters<typeof hosts.author>[0][], options: object = {}) {
  const folders = await Promise.all(extensions.map((extension) => hosts.author(extension)));
  const host = await hosts.create({ linkedFolders: folders, ...options });
  const seen: TrafficMessage[] = [];
  const watch = host.traffic.watch(undefined, ({ messages }) => {
    seen.push(...messages);
    watch.grant(1);
  });
  await host.start();
  const ofMethod = (method: string) => seen.filter((message) => message.method === method);
  return { host, seen, ofMethod, watch };
}

test('from the handshake on every message is seen, both ways, calls of people and of extensions with who made them', async () => {
  const { host, seen, ofMethod } = await watched([
    probe('one', { extensionDependencies: { 'test.two': '*' } }),
    probe('two'),
  ]);
  await host.call({ id: 'test.one', method: 'Probe.echo', arguments: [5], client: 'app' }, signal);
  await host.call(
    { id: 'test.one', method: 'Probe.call', arguments: ['test.two', 'Probe.echo', 'hi'], client: 'socket' },
    signal,
  );
  await eventually(() => expect(ofMethod('Probe.call')).toHaveLength(2));
  const heads = seen
    .filter(({ method }) => method?.startsWith('Probe.') || method === 'extension/call')
    .map(
      ({ extensionId, direction, kind, method, content, caller }) =>
        `${extensionId} ${direction} ${kind} ${method} ${content}${caller === undefined ? '' : ` by ${caller}`}`,
    );
  expect(heads).toEqual([
    'test.one toExtension request Probe.echo [5] by app',
    'test.one fromExtension response Probe.echo 5',
    'test.one toExtension request Probe.call ["test.two","Probe.echo","hi"] by socket',
    'test.one fromExtension request extension/call {"extension":"test.two","method":"Probe.echo","arguments":["hi"]}',
    'test.two toExtension request Probe.echo ["hi"] by test.one',
    'test.two fromExtension response Probe.echo "hi"',
    'test.one toExtension response extension/call "hi"',
    'test.one fromExtension response Probe.call "hi"',
  ]);
  const [asked, answered] = ofMethod('initialize');
  expect(JSON.parse(asked?.content ?? '').token).toBe('•••');
  expect(answered).toMatchObject({ direction: 'toExtension', answers: asked?.seq });
});

test.each([
  [{ encoding: 'msgpack' }, 'msgpack'],
  [{ compression: 'gzip' }, 'json+gzip'],
  [{ encoding: 'msgpack', compression: 'brotli' }, 'msgpack+brotli'],
])('what travels as %o is shown as JSON all the same', async (options, encoding) => {
  const { host, ofMethod } = await watched([probe('one')], options);
  const text = 'word '.repeat(2_000);
  const calls = Array.from({ length: 20 }, (_, index) =>
    host.call({ id: 'test.one', method: 'Probe.echo', arguments: [`${index} ${text}`] }, signal),
  );
  await Promise.all(calls);
  await eventually(() => expect(ofMethod('Probe.echo')).toHaveLength(40));
  const [request] = ofMethod('Probe.echo');
  const response = ofMethod('Probe.echo').find(({ answers }) => answers === request?.seq);
  expect(request).toMatchObject({ encoding, content: JSON.stringify([`0 ${text}`]) });
  expect(response).toMatchObject({ content: JSON.stringify(`0 ${text}`), duration: expect.any(Number) });
  expect(request?.size).toBeGreaterThan(10_000);
});

test('streams and long answers over the second connection are seen', async () => {
  const { host, ofMethod, seen } = await watched([{ ...probe('one'), code: streaming }]);
  const items: unknown[] = [];
  for await (const item of host.stream({ id: 'test.one', method: 'Reader.lines', arguments: [3] }, signal))
    items.push(item);
  expect(items).toEqual([0, 1, 2]);
  await eventually(() => expect(ofMethod('stream/item')).toHaveLength(3));
  expect(JSON.parse(ofMethod('stream/item')[0]?.content ?? '')).toMatchObject({ item: 0 });
  const long = () => host.call({ id: 'test.one', method: 'Reader.long', arguments: [200_000] }, signal);
  await long();
  await eventually(() => expect(seen.some(({ lane }) => lane === 'second')).toBe(true));
  await long();
  await eventually(() => {
    const answers = ofMethod('Reader.long').filter(({ kind }) => kind === 'response');
    expect(answers.at(-1)).toMatchObject({ lane: 'second', isCut: true });
    expect(answers.at(-1)?.size).toBeGreaterThan(200_000);
  });
});

test('after the last watcher has gone nothing is seen, and the host answers as before', async () => {
  const { host, seen, watch, ofMethod } = await watched([probe('one')]);
  const echo = () => host.call({ id: 'test.one', method: 'Probe.echo', arguments: [1] }, signal);
  await echo();
  await eventually(() => expect(ofMethod('Probe.echo')).toHaveLength(2));
  watch.dispose();
  const { length } = seen;
  expect(await echo()).toBe(1);
  expect(seen).toHaveLength(length);
});
