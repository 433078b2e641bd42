import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Report } from '../model/reports.js';
import { call, crashing, useHosts, viewOf, whenState } from '../testing/host-fixture.js';
import { assertNoLeaks, eventually } from '../testing/no-leaks.js';
import type { ExtensionHost } from './extension-host.js';

assertNoLeaks();
const hosts = useHosts();

async function codes(host: ExtensionHost, id: string): Promise<readonly string[]> {
  return (await host.reports.list(id, 200)).map(({ code }) => code);
}

async function latest(host: ExtensionHost, id: string, code: string): Promise<Report | undefined> {
  return (await host.reports.list(id, 200)).findLast((report) => report.code === code);
}

test('the timeline of an extension: from its installation to its end, over two hosts', async () => {
  const manifest = { contributes: { configuration: { properties: { 'a.count': { type: 'integer' } } } } };
  const folder = await hosts.author({ name: 'a', manifest });
  const host = await hosts.start();
  await host.installFolder(folder, AbortSignal.timeout(9_000));
  await whenState(host, 'test.a', 'active');
  await host.setSetting({ id: 'test.a', key: 'a.count', value: 7 });
  await call(host, 'test.a', 'Probe.crash');
  await eventually(() => expect(viewOf(host, 'test.a').restarts).toBe(1));
  await whenState(host, 'test.a', 'active');
  await host.disable('test.a', false);
  await host.close();

  const next = await hosts.start();
  await next.enable('test.a');
  await next.reload('test.a');
  await next.installFolder(
    await hosts.author({ name: 'a', version: '1.1.0', manifest }),
    AbortSignal.timeout(9_000),
  );
  await whenState(next, 'test.a', 'active');
  await next.uninstall('test.a', false);
  const happened = await codes(next, 'test.a');
  const notOfItsProcess = ['LAUNCHED', 'STARTED', 'STOPPED'];
  expect(happened.filter((code) => !notOfItsProcess.includes(code))).toEqual([
    'INSTALLED',
    'CONFIGURED',
    'CRASHED',
    'RESTARTED',
    'DISABLED',
    'ENABLED',
    'RELOADED',
    'UPDATED',
    'UNINSTALLED',
  ]);
  expect(happened).toEqual(expect.arrayContaining(notOfItsProcess));
  expect(await latest(next, 'test.a', 'CRASHED')).toMatchObject({
    level: 'error',
    errorCode: 'EXITED',
    message: expect.stringMatching(/^A exited with code 1\. .* It is started again at once\.$/),
    nextStep: expect.stringMatching(/./),
  });
  expect(await latest(next, 'test.a', 'UPDATED')).toMatchObject({
    message: 'Version 1.1.0 was installed in the place of 1.0.0.',
  });
  expect((await codes(next, 'plugo.host')).filter((code) => code.startsWith('HOST_'))).toEqual([
    'HOST_STARTED',
    'HOST_STOPPED',
    'HOST_STARTED',
  ]);
});

test('one that cannot start is given up, and those that need it are blocked, each with the reason', async () => {
  await hosts.installed({ name: 'base', code: crashing });
  await hosts.installed({ name: 'top', manifest: { extensionDependencies: { 'test.base': '*' } } });
  await hosts.installed({ name: 'lost', manifest: { extensionDependencies: { 'test.gone': '*' } } });
  const host = await hosts.start({ timings: { crashLimit: 1 } });
  expect(await latest(host, 'test.base', 'GAVE_UP')).toMatchObject({ errorCode: 'CRASH_LIMIT' });
  expect(await latest(host, 'test.top', 'BLOCKED')).toMatchObject({ errorCode: 'DEPENDENCY_NOT_RUNNING' });
  expect(await latest(host, 'test.lost', 'UNAVAILABLE')).toMatchObject({
    errorCode: 'DEPENDENCY_MISSING',
    message: 'test.lost needs test.gone *, which is not installed.',
  });
});

test('calls that are refused are one report that tells why: busy, and not permitted', async () => {
  await hosts.installed({ name: 'a' });
  await hosts.installed({ name: 'other' });
  const host = await hosts.start();
  const end = new AbortController();
  const calls = Array.from({ length: 400 }, () =>
    host.call({ id: 'test.a', method: 'Probe.later', arguments: [60_000] }, end.signal).catch(() => 0),
  );
  await expect(call(host, 'test.other', 'Probe.call', 'test.a', 'Probe.pid')).rejects.toThrow();
  await eventually(async () => expect(await codes(host, 'test.a')).toContain('CALL_REFUSED'));
  end.abort();
  await Promise.all(calls);
  expect(await latest(host, 'test.a', 'CALL_REFUSED')).toMatchObject({
    errorCode: 'BUSY',
    message: 'Probe.later of test.a was not called: too many calls wait for it already.',
  });
  expect(await latest(host, 'test.other', 'CALL_REFUSED')).toMatchObject({ errorCode: 'NOT_PERMITTED' });
});

test('a reload that fails is told with the place in the file, and one that works again, too', async () => {
  const folder = await hosts.author({ name: 'a' });
  const host = await hosts.start({ linkedFolders: [folder] });
  await writeFile(path.join(folder, 'package.json'), '{ "name": ');
  await expect(host.reload('test.a')).rejects.toMatchObject({ code: 'RELOAD_FAILED' });
  expect(await latest(host, 'test.a', 'RELOAD_FAILED')).toMatchObject({ errorCode: 'MANIFEST_UNREADABLE' });
  await rm(folder, { recursive: true });
});

test('another transport than wanted is reported', async () => {
  await writeFile(hosts.in('file'), '');
  await hosts.installed({ name: 'a' });
  const host = await hosts.create();
  await host.setHostSettings({ socketDirectory: hosts.in('file', 'sockets') });
  await host.start();
  expect(await latest(host, 'test.a', 'TRANSPORT_SWITCHED')).toMatchObject({
    message: expect.stringMatching(/^It is connected over TCP because /),
  });
});
