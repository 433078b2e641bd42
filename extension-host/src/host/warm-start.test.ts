import { expect, test } from 'vitest';
import { call, logOf, pidsOf, useHosts } from '../testing/host-fixture.js';
import { assertNoLeaks, eventually, isAlive } from '../testing/no-leaks.js';

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
