import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { call, logOf, pidsOf, useHosts } from '../testing/host-fixture.js';
import { assertNoLeaks, eventually, isAlive } from '../testing/no-leaks.js';
import { sweepStaleSockets } from '../transport/sweep-stale-sockets.js';

assertNoLeaks();
const hosts = useHosts();

test('an extension that starts later becomes what the spare process was, and works', async () => {
  await hosts.installed({ name: 'late', manifest: { activationEvents: ['onCommand:Probe.pid'] } });
  const host = await hosts.start({ warmSpare: true });
  const spares = () =>
    logOf(host, 'plugo.host').flatMap((line) => /spare process .* process (\d+)/.exec(line)?.[1] ?? []);
  await eventually(() => expect(spares()).toHaveLength(1), 10_000);

  const pid = await call(host, 'test.late', 'Probe.pid');
  expect([String(pid), pidsOf(host)]).toEqual([spares()[0], { 'test.late': pid }]);
  await host.reload('test.late');
  expect(await call(host, 'test.late', 'Probe.echo', 'again')).toBe('again');

  await eventually(() => expect(spares().length).toBeGreaterThan(1), 10_000);
  await host.close();
  expect(spares().map(Number).filter(isAlive)).toEqual([]);
}, 30_000);

test('the setting takes the spare away and brings it back, and is told as off where there is none', async () => {
  const host = await hosts.start({ warmSpare: true });
  const spares = () =>
    logOf(host, 'plugo.host').flatMap((line) => /spare process .* process (\d+)/.exec(line)?.[1] ?? []);
  await eventually(() => expect(spares()).toHaveLength(1), 10_000);
  await host.setHostSettings({ warmSpare: false });
  expect([spares().map(Number).filter(isAlive), host.snapshot().settings.warmSpare]).toEqual([[], false]);
  await host.setHostSettings({ warmSpare: true });
  await eventually(() => expect(spares()).toHaveLength(2), 10_000);
  await host.close();
}, 30_000);

const built = path.resolve(import.meta.dirname, '../../dist/index.js');

test.skipIf(!existsSync(built))(
  'a host that is killed takes its spare with it',
  async () => {
    const code = `
    import { ExtensionHost, hostVersion } from ${JSON.stringify(built)};
    const dataDirectory = ${JSON.stringify(hosts.dataDirectory)};
    const host = await ExtensionHost.create({ dataDirectory, hostVersion, warmSpare: true });
    host.onLogLines((lines) => lines.forEach(({ message }) => console.log(message)));
    await host.start();`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    const spare = () => Number(/spare process .* process (\d+)/.exec(said)?.[1]);
    try {
      await eventually(() => expect(isAlive(spare())).toBe(true), 15_000);
    } finally {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    await eventually(() => expect(isAlive(spare())).toBe(false));
    await sweepStaleSockets('');
  },
  30_000,
);
