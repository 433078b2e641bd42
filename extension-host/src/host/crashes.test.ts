import { stat } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { CrashReport } from '../model/crash-report.js';
import { call, useHosts, viewOf, whenState } from '../testing/host-fixture.js';
import { assertNoLeaks, eventually } from '../testing/no-leaks.js';
import { hostVersion } from '../version.js';
import type { ExtensionHost } from './extension-host.js';

assertNoLeaks();
const hosts = useHosts();

const secretSetting = {
  contributes: {
    configuration: { properties: { 'a.key': { type: 'string', format: 'password' } } },
  },
};

async function lastCrash(host: ExtensionHost): Promise<CrashReport> {
  const list = await host.crashes.list('test.a');
  return host.crashes.get('test.a', list.at(-1)?.name ?? '');
}

test('of a crash is kept what was said, what was called, what it took and what it was', async () => {
  await hosts.installed({ name: 'a', manifest: secretSetting });
  const host = await hosts.start();
  host.onDidChange(() => undefined);
  await eventually(() => expect(viewOf(host, 'test.a').process?.memory).toBeGreaterThan(1_000_000));
  await host.setSetting({ id: 'test.a', key: 'a.key', value: 'hunter2!' });
  await call(host, 'test.a', 'Probe.print', 'the key is hunter2!');
  await call(host, 'test.a', 'Probe.echo', { name: 'Ada', password: 'x', note: 'or hunter2!' });
  const before = Date.now();
  await call(host, 'test.a', 'Probe.crash');
  await eventually(() => expect(viewOf(host, 'test.a').restarts).toBe(1));
  await whenState(host, 'test.a', 'active');

  const crash = await lastCrash(host);
  const { pid } = crash.run;
  expect(crash).toMatchObject({
    extensionId: 'test.a',
    displayName: 'A',
    error: { code: 'EXITED', nextStep: expect.stringMatching(/./) },
    exit: { code: 1, signal: null, lastErrorLines: expect.arrayContaining(['Error: Crashed by a test']) },
    count: 1,
    consequence: { kind: 'restart', delay: 0 },
    run: { pid: expect.any(Number), lived: expect.any(Number), transport: { kind: 'unix' } },
    versions: {
      host: hostVersion,
      extension: '1.0.0',
      sdk: expect.stringMatching(/^@plugo\/sdk /),
      runtime: expect.stringMatching(/node/),
      platform: expect.stringMatching(`^${process.platform}-${process.arch} `),
    },
  });
  expect(crash.at).toBeGreaterThanOrEqual(before);
  expect(crash.log.map(({ message }) => message)).toEqual(
    expect.arrayContaining(['the key is •••', 'Error: Crashed by a test']),
  );
  expect(crash.messages.length).toBeGreaterThan(5);
  expect(crash.messages).toContainEqual(
    expect.objectContaining({
      direction: 'sent',
      kind: 'request',
      method: 'Probe.echo',
      size: expect.any(Number),
      preview: '[{"name":"Ada","password":"•••","note":"or •••"}]',
    }),
  );
  expect(crash.messages).toContainEqual(
    expect.objectContaining({
      direction: 'received',
      kind: 'response',
      method: 'Probe.echo',
      duration: expect.any(Number),
    }),
  );
  expect(crash.memory.length).toBeGreaterThan(0);
  expect(JSON.stringify(crash)).not.toContain('hunter2!');
  expect(viewOf(host, 'test.a').process?.pid).not.toBe(pid);
  const file = hosts.in('data', 'crashes', 'test.a', `${crash.name}.json`);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const reports = await host.reports.list('test.a', 200);
  expect(reports.find(({ code }) => code === 'CRASHED')).toMatchObject({ crash: crash.name });
});

test('a hang, a killed process and one that never connects leave reports, too, and outlive the host', async () => {
  await hosts.installed({
    name: 'a',
    code: `
      import { register, run } from '@plugo/sdk';
      register({ hang() { for (;;); } }, 'Test');
      run();`,
  });
  const timings = { pingInterval: 50, pingTimeout: 50, unresponsiveLimit: 100 };
  const host = await hosts.start({ timings });
  const hung = call(host, 'test.a', 'Test.hang').catch(() => undefined);
  await eventually(async () => expect(await host.crashes.list('test.a')).toHaveLength(1), 10_000);
  await hung;
  await whenState(host, 'test.a', 'active');
  process.kill(viewOf(host, 'test.a').process?.pid ?? 0, 'SIGKILL');
  await eventually(async () => expect(await host.crashes.list('test.a')).toHaveLength(2), 10_000);
  await host.close();
  const next = await hosts.create();
  expect((await next.crashes.list()).map(({ error }) => error.code)).toEqual(['UNRESPONSIVE', 'EXITED']);
});

test('who is told that an extension stays stopped is told where its crash report is', async () => {
  await hosts.installed({ name: 'a', code: 'process.exit(3);' });
  const host = await hosts.start({ timings: { crashLimit: 1 } });
  const [notice] = host.snapshot().notifications;
  const { name } = await lastCrash(host);
  expect(notice?.detail).toContain(`Crash report: ${hosts.in('data', 'crashes', 'test.a', `${name}.json`)}`);
  expect(await lastCrash(host)).toMatchObject({ consequence: { kind: 'stopped' }, messages: [], memory: [] });
});
