import { expect, test } from 'vitest';
import { call, samples, useHosts, viewOf, whenState } from '../testing/host-fixture.js';
import { assertNoLeaks, eventually } from '../testing/no-leaks.js';

assertNoLeaks();
const hosts = useHosts();

test('who listens gets a sample each second, with the calls that were made', async () => {
  await hosts.installed({ name: 'a' });
  const host = await hosts.start();
  const rounds: Record<string, { calls: number; memory: number | null }>[] = [];
  const subscription = host.metrics.onDidSample((round) => rounds.push({ ...round }));
  for (let i = 0; i < 5; i += 1) await call(host, 'test.a', 'Probe.echo', i);
  await eventually(() => expect(rounds.some((round) => (round['test.a']?.calls ?? 0) > 0)).toBe(true));
  subscription.dispose();
  expect(rounds.at(-1)?.['test.a']?.memory).toBeGreaterThan(10_000_000);
  const { history } = host.metrics.subscription(['test.a', '*'], undefined);
  expect(history['test.a']?.p99.some((value) => value !== null && value < 5_000)).toBe(true);
  expect(history['*']?.at.length).toBeGreaterThan(0);
});

test('each start has its steps, in their order; one that fails says why, one after a crash that it is a restart', async () => {
  await hosts.installed({ name: 'a' });
  await hosts.installed({ name: 'b', code: 'process.exit(3);', manifest: { restart: { policy: 'never' } } });
  const host = await hosts.start();
  await call(host, 'test.a', 'Probe.crash');
  await eventually(() => expect(host.metrics.listStartups('test.a')).toHaveLength(2));
  const [first, second] = host.metrics.listStartups('test.a');
  expect(first).toMatchObject({ event: 'onStartup', outcome: 'active', warm: false, isRestart: false });
  expect(second).toMatchObject({ outcome: 'active', isRestart: true });
  const { spawned = 0, connected = 0, greeted = 0, activated = 0 } = first?.marks ?? {};
  expect([0, spawned, connected, greeted, activated, first?.duration]).toEqual(
    [0, spawned, connected, greeted, activated, first?.duration ?? 0].sort((a, b) => a - b),
  );
  expect(host.metrics.listStartups('test.b')).toMatchObject([{ outcome: 'EXITED' }]);
  await whenState(host, 'test.a', 'active');
});

test('what exceeds its budget is in the picture, until the budget allows it; budgets are remembered', async () => {
  await hosts.installed({ name: 'a' });
  const first = await hosts.start();
  await first.metrics.setBudgets({ id: 'test.a', budgets: { memory: 1_000, startup: 1 } });
  const seen = first.metrics.onDidSample(() => undefined);
  await eventually(() =>
    expect(viewOf(first, 'test.a').overBudget?.map(({ metric }) => metric)).toEqual(['memory', 'startup']),
  );
  seen.dispose();
  await first.close();
  const second = await hosts.start();
  expect(second.metrics.budgets).toEqual({
    all: {},
    extensions: { 'test.a': { memory: 1_000, startup: 1 } },
  });
  await second.metrics.setBudgets({ id: 'test.a', budgets: { memory: null, startup: null } });
  expect(second.metrics.budgets).toEqual({ all: {}, extensions: {} });
  expect(viewOf(second, 'test.a').overBudget).toBeUndefined();
});

test('only extensions on Node can be profiled, and it says so', async () => {
  const host = await hosts.start({ bundledExtensions: samples });
  expect(viewOf(host, 'plugo.hello-python').canBeProfiled).toBeUndefined();
  expect(viewOf(host, 'plugo.hello-world').canBeProfiled).toBe(true);
  const recording = host.profiles.record(
    { id: 'plugo.hello-python', kind: 'cpu' },
    new AbortController().signal,
  );
  await expect(recording).rejects.toMatchObject({
    code: 'PROFILE_UNSUPPORTED',
    message: expect.stringContaining('is not a JavaScript extension'),
  });
});
