import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import {
  call,
  crashing,
  logOf,
  pidsOf,
  samples,
  statesOf,
  useHosts,
  viewOf,
  whenState,
} from '../testing/host-fixture.js';
import { assertNoLeaks, eventually, isAlive } from '../testing/no-leaks.js';

assertNoLeaks();
const hosts = useHosts();

test('the samples run at the first start, each as it should', async () => {
  const host = await hosts.start({ bundledExtensions: samples });
  expect(statesOf(host)).toMatchObject({
    'plugo.clock': 'active',
    'plugo.countdown': 'active',
    'plugo.dashboard': 'active',
    'plugo.hello-python': 'active',
    'plugo.hello-world': 'active',
    'plugo.missing-dependency': 'unresolved',
    'plugo.word-count': 'active',
  });
  expect(await call(host, 'plugo.hello-world', 'MyPlugin.SayHello', 'Ada')).toBe('Hello, Ada');
  expect(await call(host, 'plugo.word-count', 'wordCount.count', 'to be or not')).toMatchObject({ words: 4 });
  const pids = Object.values(pidsOf(host));
  await host.close();
  expect(pids.filter(isAlive)).toEqual([]);
});

test('a sample that was uninstalled does not come back', async () => {
  await hosts.author({ name: 'a' });
  await hosts.author({ name: 'b' });
  const first = await hosts.start({ bundledExtensions: hosts.in('authors') });
  expect(Object.keys(statesOf(first))).toEqual(['test.a', 'test.b']);
  await first.uninstall('test.a', false);
  await first.close();
  const second = await hosts.start({ bundledExtensions: hosts.in('authors') });
  expect(Object.keys(statesOf(second))).toEqual(['test.b']);
});

test('nor after the state file was corrupt; what is installed runs, and the person is told', async () => {
  await hosts.author({ name: 'a' });
  await hosts.author({ name: 'b' });
  const first = await hosts.start({ bundledExtensions: hosts.in('authors') });
  await first.uninstall('test.a', false);
  await first.close();
  for (const name of await readdir(hosts.dataDirectory)) {
    if (name.startsWith('state.json')) await rm(`${hosts.dataDirectory}/${name}`);
  }
  await writeFile(`${hosts.dataDirectory}/state.json`, '{"disabled": [');
  const second = await hosts.start({ bundledExtensions: hosts.in('authors') });
  expect(statesOf(second)).toEqual({ 'test.b': 'active' });
  expect(second.snapshot().problems).toMatchObject([{ code: 'STATE_CORRUPT' }]);
  const aside = (await readdir(hosts.dataDirectory)).find((name) => name.includes('.corrupt-'));
  expect(await readFile(`${hosts.dataDirectory}/${aside}`, 'utf8')).toBe('{"disabled": [');
});

test('where a first start ended in the middle, the next one installs the rest of the samples', async () => {
  await hosts.author({ name: 'a' });
  const first = await hosts.start();
  await first.installFolder(hosts.in('authors', 'a-1.0.0'), AbortSignal.timeout(10_000));
  await first.close();
  await hosts.author({ name: 'b' });
  const second = await hosts.start({ bundledExtensions: hosts.in('authors') });
  expect(statesOf(second)).toEqual({ 'test.a': 'active', 'test.b': 'active' });
});

test('extensions start after those they need, and independent ones do not wait for each other', async () => {
  const slow = `
    import { run } from '@plugo/sdk';
    run({ activate: () => new Promise((resolve) => setTimeout(resolve, 600)) });`;
  await hosts.installed({ name: 'base', code: slow });
  await hosts.installed({ name: 'other' });
  await hosts.installed({ name: 'top', manifest: { extensionDependencies: { 'test.base': '^1.0.0' } } });
  const host = await hosts.create();
  const order: string[] = [];
  host.onDidChange(({ changed }) => {
    for (const { id, state } of changed) {
      if (state.status === 'active' && !order.includes(id)) order.push(id);
    }
  });
  await host.start();
  await eventually(() => expect(order).toHaveLength(3));
  expect(order).toEqual(['test.other', 'test.base', 'test.top']);
});

test('one that only waits for its command starts with the first call of it, together with what it needs', async () => {
  await hosts.installed({
    name: 'lazy',
    manifest: { activationEvents: ['onCommand:Probe.echo'], extensionDependencies: { 'test.base': '*' } },
  });
  await hosts.installed({ name: 'base', manifest: { activationEvents: ['onCommand:Probe.echo'] } });
  const host = await hosts.start();
  expect(statesOf(host)).toEqual({ 'test.base': 'inactive', 'test.lazy': 'inactive' });
  const answers = await Promise.all(['a', 'b'].map((text) => call(host, 'test.lazy', 'Probe.echo', text)));
  expect(answers).toEqual(['a', 'b']);
  expect(statesOf(host)).toEqual({ 'test.base': 'active', 'test.lazy': 'active' });
});

test('what needs one that fails is not started and says why; it starts when the other one recovers', async () => {
  const fuse = hosts.in('fuse');
  const code = (body: string) => `
    import { existsSync } from 'node:fs';
    import { run } from '@plugo/sdk';
    if (existsSync(${JSON.stringify(fuse)})) ${body}
    run();`;
  await writeFile(fuse, '');
  await hosts.installed({ name: 'base', code: code('throw new Error("no fuse");') });
  await hosts.installed({ name: 'middle', manifest: { extensionDependencies: { 'test.base': '*' } } });
  await hosts.installed({ name: 'top', manifest: { extensionDependencies: { 'test.middle': '*' } } });
  await hosts.installed({ name: 'apart' });
  const host = await hosts.start();
  expect(statesOf(host)).toMatchObject({
    'test.apart': 'active',
    'test.middle': 'failed',
    'test.top': 'failed',
  });
  expect(viewOf(host, 'test.top').state).toMatchObject({
    error: {
      code: 'DEPENDENCY_NOT_RUNNING',
      message: expect.stringContaining('test.middle, which it needs, did not start'),
    },
  });
  await expect(call(host, 'test.middle', 'Probe.pid')).rejects.toMatchObject({
    code: 'DEPENDENCY_NOT_RUNNING',
  });
  await rm(fuse);
  await whenState(host, 'test.base', 'active');
  await whenState(host, 'test.top', 'active');
});

test('broken ones, twins and circles are told with their reasons, and the others run', async () => {
  const needs = (...ids: string[]) => ({
    extensionDependencies: Object.fromEntries(ids.map((id) => [`test.${id}`, '*'])),
  });
  await hosts.installed({ name: 'good' });
  await hosts.installed({ name: 'self', manifest: needs('self') });
  await hosts.installed({ name: 'two-a', manifest: needs('two-b') });
  await hosts.installed({ name: 'two-b', manifest: needs('two-a') });
  await hosts.installed({ name: 'three-a', manifest: needs('three-b') });
  await hosts.installed({ name: 'three-b', manifest: needs('three-c') });
  await hosts.installed({ name: 'three-c', manifest: needs('three-a') });
  await hosts.installed({ name: 'needy', manifest: { extensionDependencies: { 'test.good': '^2.0.0' } } });
  await hosts.installed({ name: 'old', manifest: { engines: { plugo: '^99.0.0' } } });
  await hosts.write(hosts.in('data', 'extensions', 'twin'), { name: 'good' });
  const torn = await hosts.installed({ name: 'torn' });
  await writeFile(`${torn}/package.json`, '{"name": "torn",');
  const host = await hosts.start();
  const codes = host
    .snapshot()
    .extensions.map(({ id, availability }) => [
      id,
      'error' in availability ? availability.error.code : availability.kind,
    ]);
  expect(Object.fromEntries(codes)).toEqual({
    'folder:test.torn-1.0.0': 'MANIFEST_UNREADABLE',
    'folder:twin': 'DUPLICATE_ID',
    'test.good': 'enabled',
    'test.needy': 'DEPENDENCY_OUT_OF_RANGE',
    'test.old': 'ENGINE_INCOMPATIBLE',
    'test.self': 'DEPENDENCY_CYCLE',
    'test.three-a': 'DEPENDENCY_CYCLE',
    'test.three-b': 'DEPENDENCY_CYCLE',
    'test.three-c': 'DEPENDENCY_CYCLE',
    'test.two-a': 'DEPENDENCY_CYCLE',
    'test.two-b': 'DEPENDENCY_CYCLE',
  });
  expect(statesOf(host)).toMatchObject({ 'test.good': 'active' });
});

test('a crash limit is told with a button that starts it again', async () => {
  const fuse = hosts.in('fuse');
  await writeFile(fuse, '');
  await hosts.installed({
    name: 'fragile',
    code: `
      import { existsSync } from 'node:fs';
      import { run } from '@plugo/sdk';
      if (existsSync(${JSON.stringify(fuse)})) process.exit(4);
      run();`,
  });
  const host = await hosts.start({ timings: { crashLimit: 2 } });
  await whenState(host, 'test.fragile', 'failed');
  const [notice] = host.snapshot().notifications;
  expect(notice).toMatchObject({ severity: 'error', actions: [{ id: 'restart', title: 'Restart' }] });
  expect(notice?.message).toMatch(/^FRAGILE is stopped: /);
  await rm(fuse);
  host.respondToNotification({ notificationId: notice?.id ?? '', actionId: 'restart' });
  await whenState(host, 'test.fragile', 'active');
});

test('a restart by other means takes the notice away', async () => {
  await hosts.installed({ name: 'fragile', code: crashing });
  const host = await hosts.start({ timings: { crashLimit: 2 } });
  await whenState(host, 'test.fragile', 'failed');
  await hosts.write(hosts.in('data', 'extensions', 'test.fragile-1.0.0'), { name: 'fragile' });
  await host.reload('test.fragile');
  expect(host.snapshot().notifications).toMatchObject([{ outcome: { kind: 'dismissed' } }]);
});

test('what is odd is logged once, however often the folders are looked at', async () => {
  await hosts.installed({ name: 'a', version: '1.0.0' });
  await hosts.installed({ name: 'a', version: '2.0.0' });
  await hosts.installed({ name: 'b' });
  const host = await hosts.start();
  await host.disable('test.b', false);
  await host.reload('test.a');
  const told = logOf(host, 'test.a').filter((message) => message.includes('is not used'));
  expect(told).toHaveLength(1);
});
