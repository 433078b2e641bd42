import { expect, test, vi } from 'vitest';
import { call, logOf, useHosts, viewOf, whenState } from '../testing/host-fixture.js';
import { assertNoLeaks, eventually } from '../testing/no-leaks.js';

assertNoLeaks();
const hosts = useHosts();
const never = new AbortController().signal;

/** Keeps count over restarts in its storage; crashes, fails and answers as it is told by the arguments. */
const flaky = `
import { register, run } from '@plugo/sdk';

let context;
const count = async (name) => {
  const next = ((await context.storage.get(name)) ?? 0) + 1;
  await context.storage.set(name, next);
  return next;
};
class Flaky {
  pid() { return process.pid; }
  /** Each fifth call ends the process, with whatever else is on its way. */
  async query(value) {
    if ((await count('query')) % 5 === 3) process.exit(7);
    return value;
  }
  echo(value) { return new Promise((resolve) => setTimeout(() => resolve(value), 50)); }
  async fact(value) { return value + ' of ' + process.pid + ' #' + (await count('fact')); }
  forget(method) { context.cache.invalidate(method); }
  async fragile() {
    if (await context.storage.get('broken')) throw new Error('The backend is down.');
    return 'well';
  }
  breakDown() { return context.storage.set('broken', true); }
  repair() { return context.storage.set('broken', false); }
  publish(topic, ...data) { for (const one of data) context.events.publish(topic, one); }
  exit() { setTimeout(() => process.exit(7)); }
}
register(new Flaky());
run({ activate(given) { context = given; } });
`;

const rules = {
  'Flaky.query': { idempotent: true },
  'Flaky.echo': { idempotent: true },
  'Flaky.fact': { cacheable: { ttl: 60_000 } },
};

function flakyExtension(name = 'flaky', manifest: Readonly<Record<string, unknown>> = {}) {
  return { name, code: flaky, manifest: { contributes: { methods: rules }, ...manifest } };
}

test('every call of an idempotent method is answered once, though its extension crashes again and again', async () => {
  await hosts.installed(flakyExtension());
  const timings = { backOffBase: 10, crashLimit: 100 };
  const host = await hosts.start({ timings });
  const answers: unknown[] = [];
  for (let made = 0; made < 12; made += 1) answers.push(await call(host, 'test.flaky', 'Flaky.query', made));
  expect(answers).toEqual(Array.from({ length: 12 }, (_, index) => index));
  expect(viewOf(host, 'test.flaky').restarts).toBeGreaterThan(1);
});

test('a crash that takes many calls along leaves none of them without its answer', async () => {
  await hosts.installed(flakyExtension());
  const host = await hosts.start();
  const pid = (await call(host, 'test.flaky', 'Flaky.pid')) as number;
  const asked = Array.from({ length: 150 }, (_, value) => value);
  const answers = Promise.all(asked.map((value) => call(host, 'test.flaky', 'Flaky.echo', value)));
  setTimeout(() => process.kill(pid, 'SIGKILL'), 30);
  expect(await answers).toEqual(asked);
  expect(viewOf(host, 'test.flaky').restarts).toBe(1);
  expect(viewOf(host, 'test.flaky').circuits).toBeUndefined();
});

test('a kept result is used until its extension says otherwise, or has started anew', async () => {
  await hosts.installed(flakyExtension());
  const host = await hosts.start();
  const fact = (value: string) => call(host, 'test.flaky', 'Flaky.fact', value);
  const [first, same] = await Promise.all([fact('a'), fact('a')]);
  expect([same, await fact('a'), await fact('b')]).toEqual([
    first,
    first,
    expect.stringMatching(/^b of \d+ #2$/),
  ]);

  await call(host, 'test.flaky', 'Flaky.forget', 'Flaky.fact');
  await eventually(async () => expect(await fact('a')).toMatch(/^a of \d+ #3$/));

  await call(host, 'test.flaky', 'Flaky.exit');
  await eventually(() => expect(viewOf(host, 'test.flaky').restarts).toBe(1));
  await whenState(host, 'test.flaky', 'active');
  expect(await fact('a')).toMatch(/#4$/);
});

test('a method that mostly fails is left alone, which is shown and logged, until a person restarts it', async () => {
  await hosts.installed(flakyExtension());
  const host = await hosts.start();
  const fragile = () => call(host, 'test.flaky', 'Flaky.fragile').catch(({ code }: { code: string }) => code);
  await call(host, 'test.flaky', 'Flaky.breakDown');
  const codes: unknown[] = [];
  for (let made = 0; made < 12; made += 1) codes.push(await fragile());
  expect(codes).toEqual([
    ...Array.from({ length: 10 }, () => 'METHOD_FAILED'),
    'CIRCUIT_OPEN',
    'CIRCUIT_OPEN',
  ]);
  expect(viewOf(host, 'test.flaky').circuits).toEqual([
    { method: 'Flaky.fragile', status: 'open', retryAt: expect.any(Number) },
  ]);
  expect(logOf(host, 'test.flaky')).toContainEqual(
    expect.stringContaining('Most of the last calls of Flaky.fragile failed'),
  );
  expect(await call(host, 'test.flaky', 'Flaky.pid')).toEqual(expect.any(Number));

  await call(host, 'test.flaky', 'Flaky.repair');
  await host.reload('test.flaky');
  expect(await fragile()).toBe('well');
  expect(viewOf(host, 'test.flaky').circuits).toBeUndefined();
});

test('where the first provider of a service does not answer, the second one does, and the log tells', async () => {
  const provides = ['facts'];
  await hosts.installed(flakyExtension('first', { provides }));
  await hosts.installed(flakyExtension('second', { provides }));
  await hosts.installed({
    name: 'asker',
    manifest: { optionalExtensionDependencies: { 'test.second': '*', 'test.first': '*' } },
    code: `
      import { register, run } from '@plugo/sdk';
      let context;
      register({ ask: () => context.extensions.callService('facts', 'Flaky.pid') }, 'Asker');
      run({ activate(given) { context = given; } });`,
  });
  const host = await hosts.start();
  const pidOf = (id: string) => call(host, id, 'Flaky.pid');
  const [first, second] = [await pidOf('test.first'), await pidOf('test.second')];
  const service = { service: 'facts', method: 'Flaky.pid', arguments: [] };
  expect(await host.callService(service, never)).toBe(first);
  expect(await call(host, 'test.asker', 'Asker.ask')).toBe(second);

  await host.disable('test.first', false);
  expect(await host.callService(service, never)).toBe(second);
  await host.enable('test.first');
  await call(host, 'test.first', 'Flaky.breakDown');
  for (let made = 0; made < 10; made += 1) {
    await call(host, 'test.first', 'Flaky.fragile').catch(() => undefined);
  }
  expect(await host.callService({ ...service, method: 'Flaky.fragile' }, never)).toBe('well');
  expect(logOf(host, 'test.first')).toContainEqual(
    expect.stringContaining('who got the answer of test.second in its place'),
  );
  await expect(host.callService({ ...service, service: 'songs' }, never)).rejects.toMatchObject({
    code: 'SERVICE_NOT_FOUND',
  });
});

test('a batch is answered in its order, each call for itself, and can be cancelled as one', async () => {
  await hosts.installed(flakyExtension());
  const host = await hosts.start();
  const warned = vi.fn();
  process.on('warning', warned);
  const calls = (...names: string[]) =>
    names.map((name) => ({ id: 'test.flaky', method: `Flaky.${name}`, arguments: [1] }));
  expect(await host.batch(calls('pid', 'none', 'fragile'), never)).toMatchObject([
    { status: 'fulfilled' },
    { status: 'rejected', error: { code: 'METHOD_NOT_FOUND' } },
    { status: 'fulfilled', value: 'well' },
  ]);
  const many = calls(...Array.from({ length: 100 }, () => 'echo'));
  const settled = await host.batch(many, AbortSignal.timeout(20));
  expect(settled.map((one) => 'error' in one && one.error.code)).toEqual(many.map(() => 'CALL_CANCELLED'));
  process.off('warning', warned);
  expect(warned).not.toHaveBeenCalled();
});

test('many calls may share one signal: it is not taken for a leak, and ends all of them', async () => {
  await hosts.installed(flakyExtension());
  const host = await hosts.start();
  const warned = vi.fn();
  process.on('warning', warned);
  const shared = new AbortController();
  const ask = () => host.call({ id: 'test.flaky', method: 'Flaky.echo', arguments: [1] }, shared.signal);
  const codes = Promise.all(
    Array.from({ length: 50 }, () => ask().catch(({ code }: { code: string }) => code)),
  );
  shared.abort();
  expect(new Set(await codes)).toEqual(new Set(['CALL_CANCELLED']));
  process.off('warning', warned);
  expect(warned).not.toHaveBeenCalled();
});

test('events reach those that depend on the publisher, in order, until their process ends', async () => {
  await hosts.installed(flakyExtension());
  const listener = `
    import { register, run } from '@plugo/sdk';
    const heard = [];
    register({ heard: () => heard, exit: () => { setTimeout(() => process.exit(7)); } }, 'Listener');
    run({ async activate(context) {
      const wants = !(await context.storage.get('again'));
      await context.storage.set('again', true);
      if (wants) await context.events.subscribe('test.flaky/tick', (data) => heard.push(data));
      const refused = await context.events.subscribe('test.stranger/tick', () => {}).catch((error) => error.code);
      heard.push(refused);
    } });`;
  await hosts.installed({
    name: 'listener',
    code: listener,
    manifest: { extensionDependencies: { 'test.flaky': '*' } },
  });
  const host = await hosts.start();
  const publish = (...data: unknown[]) => call(host, 'test.flaky', 'Flaky.publish', 'tick', ...data);
  const heard = () => call(host, 'test.listener', 'Listener.heard');
  await publish(1, 2, 3);
  await publish({ four: 4 });
  await eventually(async () => expect(await heard()).toEqual(['NOT_PERMITTED', 1, 2, 3, { four: 4 }]));

  await call(host, 'test.listener', 'Listener.exit');
  await eventually(() => expect(viewOf(host, 'test.listener').restarts).toBe(1));
  await whenState(host, 'test.listener', 'active');
  await publish(5);
  expect(await heard()).toEqual(['NOT_PERMITTED']);
});

test('calls are traced, whoever makes them', async () => {
  await hosts.installed({ name: 'callee' });
  await hosts.installed({ name: 'caller', manifest: { extensionDependencies: { 'test.callee': '*' } } });
  const host = await hosts.start({ traceEvery: 1 });
  await call(host, 'test.caller', 'Probe.call', 'test.callee', 'Probe.echo', 'hello');
  expect(host.traces.latest).toMatchObject([
    { caller: 'test.caller', callee: 'test.callee', method: 'Probe.echo', outcome: 'ok', attempts: 1 },
    { caller: undefined, callee: 'test.caller', method: 'Probe.call', outcome: 'ok' },
  ]);
});

test('binary data and long strings go through the host from one extension to another and back', async () => {
  await hosts.installed({ name: 'callee' });
  await hosts.installed({ name: 'caller', manifest: { extensionDependencies: { 'test.callee': '*' } } });
  const host = await hosts.start();
  const value = {
    image: Buffer.alloc(3_000_000, 'plugo'),
    none: Buffer.alloc(0),
    text: 'ä"'.repeat(500_000),
  };
  const answer = await call(host, 'test.caller', 'Probe.call', 'test.callee', 'Probe.echo', value);
  const { image, none, text } = answer as typeof value;
  expect([value.image.equals(image), none.length, text === value.text]).toEqual([true, 0, true]);
  await expect(call(host, 'test.caller', 'Probe.store', 'image', value.image)).rejects.toThrow(
    'test.caller stored nothing: the value of "image" holds binary data, which is not stored.',
  );
});

test.each([
  ['msgpack', 'none'],
  ['json', 'gzip'],
  ['msgpack', 'brotli'],
] as const)(
  'with encoding %s and compression %s messages of any size travel',
  async (encoding, compression) => {
    await hosts.installed({ name: 'echo' });
    const host = await hosts.create();
    await host.setHostSettings({ encoding, compression });
    await host.start();
    const echo = (value: unknown) => call(host, 'test.echo', 'Probe.echo', value);
    const long = 'ä'.repeat(50_000);
    const values = [1, long, [Buffer.alloc(20_000, 1), null], { a: [-1.5, true, ''] }, 'end'];
    // The first long one makes the host ask for a second connection.
    for (let round = 0; round < 20; round += 1) expect(await Promise.all(values.map(echo))).toEqual(values);
    expect(viewOf(host, 'test.echo').restarts).toBe(0);
  },
);
