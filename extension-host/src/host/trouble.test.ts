import { readdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { call, logOf, pidsOf, statesOf, useHosts, viewOf, whenState } from '../testing/host-fixture.js';
import { assertNoLeaks, eventually, isAlive } from '../testing/no-leaks.js';

assertNoLeaks();
const hosts = useHosts();

// Directories and files

test('a data directory that cannot be written: what is linked runs, changes last until the end, and it is told', async () => {
  await writeFile(hosts.in('file'), '');
  await hosts.author({ name: 'a' });
  const host = await hosts.start({
    dataDirectory: hosts.in('file', 'data'),
    linkedFolders: [hosts.in('authors')],
    bundledExtensions: hosts.in('authors'),
  });
  expect(statesOf(host)).toMatchObject({ 'test.a': 'active' });
  expect(host.snapshot().problems).toMatchObject([
    { code: 'DATA_UNWRITABLE', message: expect.stringContaining('Changes last until Plugo ends.') },
  ]);
  await host.disable('test.a', false);
  expect(statesOf(host)).toMatchObject({ 'test.a': 'disabled' });
  await host.enable('test.a');
  expect(statesOf(host)).toMatchObject({ 'test.a': 'active' });
  await expect(
    host.installFolder(hosts.in('authors', 'a-1.0.0'), AbortSignal.timeout(9000)),
  ).rejects.toMatchObject({ code: 'INSTALL_FAILED' });
  expect(statesOf(host)).toMatchObject({ 'test.a': 'active' });
});

test('a data directory that becomes unwritable does not stop a change half way', async () => {
  await hosts.installed({ name: 'base' });
  await hosts.installed({ name: 'top', manifest: { extensionDependencies: { 'test.base': '*' } } });
  const host = await hosts.start();
  // A directory in the place of the file: even root cannot rename over it.
  await hosts.blockFile('state.json');
  await host.disable('test.base', true);
  expect(statesOf(host)).toEqual({ 'test.base': 'disabled', 'test.top': 'disabled' });
  expect(host.snapshot().problems).toMatchObject([{ code: 'DATA_UNWRITABLE' }]);
});

for (const [what, directory] of [
  ['cannot be written', () => hosts.in('file', 'sockets')],
  ['has too long a path', () => hosts.in('x'.repeat(90))],
] as const) {
  test(`a socket directory that ${what}: TCP is used, and why is told`, async () => {
    await writeFile(hosts.in('file'), '');
    await hosts.installed({ name: 'a' });
    const host = await hosts.create();
    await host.setHostSettings({ socketDirectory: directory() });
    await host.start();
    expect(viewOf(host, 'test.a')).toMatchObject({
      state: { status: 'active' },
      transport: { kind: 'tcp', fallbackReason: expect.stringContaining(directory()) },
    });
    expect(await call(host, 'test.a', 'Probe.echo', 1)).toBe(1);
  });
}

test('the transport of the settings is used from the next start of an extension on', async () => {
  await hosts.installed({ name: 'a' });
  const host = await hosts.start();
  expect(viewOf(host, 'test.a').transport).toEqual({ kind: 'unix', encryption: 'none' });
  await host.setHostSettings({ transport: 'tcp' });
  await host.reload('test.a');
  expect(viewOf(host, 'test.a').transport).toEqual({ kind: 'tcp', encryption: 'none' });
  expect(host.snapshot().settings).toEqual({
    transport: 'tcp',
    socketDirectory: '',
    encryption: 'off',
    encoding: 'json',
    compression: 'none',
    warmSpare: false,
  });
});

test('settings of the host that are no good count as not set, and are told', async () => {
  await hosts.installed({ name: 'a' });
  const content = { schema: 1, host: { transport: 'pigeon', socketDirectory: 7 }, extensions: {} };
  await writeFile(hosts.in('data', 'settings.json'), JSON.stringify(content));
  const host = await hosts.start();
  expect(statesOf(host)).toEqual({ 'test.a': 'active' });
  expect(host.snapshot().settings).toEqual({
    transport: 'auto',
    socketDirectory: '',
    encryption: 'off',
    encoding: 'json',
    compression: 'none',
    warmSpare: false,
  });
  expect(logOf(host, 'plugo.host')).toContain(
    'The setting transport of the host is "pigeon", which is not allowed, so it counts as not set.',
  );
});

test('a corrupt settings file is kept aside and told', async () => {
  await hosts.installed({ name: 'a' });
  await writeFile(hosts.in('data', 'settings.json'), 'not JSON');
  const host = await hosts.start();
  expect(statesOf(host)).toEqual({ 'test.a': 'active' });
  expect(host.snapshot().problems).toMatchObject([{ code: 'STATE_CORRUPT' }]);
  expect((await readdir(hosts.dataDirectory)).some((name) => name.startsWith('settings.json.corrupt-'))).toBe(
    true,
  );
});

// Other hosts

test('a second host on the same data directory is refused, and may have it once the first is closed', async () => {
  const first = await hosts.start();
  await expect(hosts.create()).rejects.toMatchObject({
    code: 'HOST_RUNNING',
    message: expect.stringContaining(`process id ${process.pid}`),
  });
  await first.close();
  await hosts.start();
});

test('of many hosts that begin at once where one was killed, exactly one gets the data directory', async () => {
  await hosts.start().then((host) => host.close());
  const dead = { pid: 999_999, socket: hosts.in('gone.sock'), version: '1.0.0' };
  await writeFile(hosts.in('data', 'host.json'), JSON.stringify(dead));
  const results = await Promise.allSettled(Array.from({ length: 8 }, () => hosts.create()));
  const codes = results.map((result) => (result.status === 'fulfilled' ? 'made' : result.reason.code));
  expect(codes.filter((code) => code === 'made')).toEqual(['made']);
  expect(new Set(codes)).toEqual(new Set(['made', 'HOST_RUNNING']));
});

test('only its owner can enter the data directory and read who runs on it', async () => {
  await hosts.start();
  expect((await stat(hosts.dataDirectory)).mode & 0o077).toBe(0);
  expect((await stat(hosts.in('data', 'host.json'))).mode & 0o077).toBe(0);
});

// The end

test('close stops everything in time, whoever resists', async () => {
  const stubborn = `
    import { run } from '@plugo/sdk';
    process.on('SIGTERM', () => {});
    run({ deactivate: () => new Promise(() => {}) });`;
  const chain = (name?: string) => (name ? { extensionDependencies: { [`test.${name}`]: '*' } } : {});
  await hosts.installed({ name: 'a', code: stubborn });
  await hosts.installed({ name: 'b', code: stubborn, manifest: chain('a') });
  await hosts.installed({ name: 'c', code: stubborn, manifest: chain('b') });
  const host = await hosts.start();
  const pids = Object.values(pidsOf(host));
  expect(pids).toHaveLength(3);
  const begin = performance.now();
  await host.close();
  expect(performance.now() - begin).toBeLessThan(8_000);
  expect(pids.filter(isAlive)).toEqual([]);
});

test('close in the middle of a start leaves nothing, however many wait for their turn', async () => {
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) await hosts.installed({ name });
  const host = await hosts.create({ startsAtOnce: 2 });
  const started = host.start();
  await eventually(() => expect(Object.values(statesOf(host))).toContain('activating'));
  await host.close();
  await started;
  expect(host.snapshot().extensions.flatMap(({ process }) => process ?? [])).toEqual([]);
});

test('close in the middle of an installation leaves nothing of it', async () => {
  const folder = await hosts.author({ name: 'big' });
  await Promise.all(
    Array.from({ length: 2000 }, (_, index) => writeFile(`${folder}/file-${index}`, 'x'.repeat(1000))),
  );
  const host = await hosts.start();
  const refused = expect(host.installFolder(folder, new AbortController().signal)).rejects.toMatchObject({
    code: expect.stringMatching(/INSTALL_FAILED|HOST_UNREACHABLE/),
  });
  await eventually(async () => expect(await readdir(hosts.in('data', 'extensions'))).toHaveLength(1));
  await host.close();
  await refused;
  expect(await readdir(hosts.in('data', 'extensions'))).toEqual([]);
});

test('close in the middle of reloads, crashes and back-offs leaves nothing', async () => {
  await hosts.installed({ name: 'a' });
  await hosts.installed({ name: 'b', code: 'process.exit(4);' });
  const host = await hosts.start();
  const reloads = [host.reload('test.a'), host.reload('test.b')].map((reload) =>
    reload.catch(() => undefined),
  );
  await whenState(host, 'test.b', 'backingOff');
  await host.close();
  await Promise.all(reloads);
  await expect(host.enable('test.a')).rejects.toMatchObject({ code: 'HOST_UNREACHABLE' });
  await expect(call(host, 'test.a', 'Probe.pid')).rejects.toMatchObject({ extensionId: 'test.a' });
});

test('a host that was never started can be closed, and so can one twice', async () => {
  const host = await hosts.create();
  const asked = expect(host.enable('test.a')).rejects.toMatchObject({ code: 'HOST_UNREACHABLE' });
  await Promise.all([host.close(), host.close()]);
  await asked;
});

test('socket directories of this host are gone after the end', async () => {
  await hosts.installed({ name: 'a' });
  const host = await hosts.start();
  await host.close();
  expect((await readdir(tmpdir())).filter((name) => name.startsWith(`plugo-${process.pid}-`))).toEqual([]);
});
