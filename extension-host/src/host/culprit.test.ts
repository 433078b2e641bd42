import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { CulpritSearch } from '../model/culprit-search.js';
import { statesOf, useHosts, viewOf } from '../testing/host-fixture.js';
import { assertNoLeaks, eventually } from '../testing/no-leaks.js';
import type { ExtensionHost } from './extension-host.js';

assertNoLeaks();
const hosts = useHosts();

const names = ['a', 'b', 'c', 'd', 'e'];
const healthy = { a: 'active', b: 'active', c: 'active', d: 'active', e: 'active' };
const states = (host: ExtensionHost) =>
  Object.fromEntries(Object.entries(statesOf(host)).map(([id, state]) => [id.slice('test.'.length), state]));

async function startFleet(special: Readonly<Record<string, { code?: string; manifest?: object }>> = {}) {
  for (const name of names) await hosts.installed({ name, ...special[name] } as { name: string });
  return hosts.start();
}

/** The search, when it has come to ask or to its end. */
async function question(host: ExtensionHost): Promise<CulpritSearch> {
  await eventually(() => {
    if (!['asking', 'done'].includes(host.culprit.search?.status ?? '')) throw new Error('not asked yet');
  }, 15_000);
  return host.culprit.search as CulpritSearch;
}

/** Answers as a person would who sees the problem whenever all of these run. */
async function answerAll(host: ExtensionHost, ...culprits: readonly string[]): Promise<CulpritSearch> {
  for (;;) {
    const search = await question(host);
    if (search.status === 'done') return search;
    const now = states(host);
    host.culprit.answer(search.step, culprits.every((name) => now[name] === 'active') ? 'bad' : 'good');
  }
}

test('a person answers, the culprit is named, and everything is as before', async () => {
  const host = await startFleet({ d: { manifest: { extensionDependencies: { 'test.b': '*' } } } });
  await host.culprit.start({});
  const first = await question(host);
  expect(first).toMatchObject({ status: 'asking', step: 1, steps: 4 });
  expect(first.paused.every((id) => statesOf(host)[id] === 'disabled')).toBe(true);
  expect(viewOf(host, String(first.paused[0])).paused).toBe(true);
  await expect(host.enable(String(first.paused[0]))).rejects.toMatchObject({ code: 'PAUSED' });

  const { outcome, step, steps } = await answerAll(host, 'd');
  expect(outcome).toEqual({ kind: 'culprit', id: 'test.d', needs: ['test.b'] });
  expect(step).toBeLessThanOrEqual(4);
  expect(steps).toBe(step);
  expect(states(host)).toEqual(healthy);
  expect(existsSync(path.join(hosts.dataDirectory, 'state.json')), 'what was chosen was not touched').toBe(
    false,
  );
  await host.culprit.stop();
  expect(host.culprit.search).toBeUndefined();
});

test('two that bring it only together are both named', async () => {
  const host = await startFleet();
  await host.culprit.start({});
  const { outcome } = await answerAll(host, 'b', 'e');
  expect(outcome).toEqual({ kind: 'pair', ids: ['test.b', 'test.e'] });
});

test('one that crashes is found without a person', async () => {
  const host = await startFleet({
    c: { code: `setTimeout(() => process.exit(7), 50); await import('@plugo/sdk').then((s) => s.run());` },
  });
  await host.culprit.start({ check: { kind: 'failure' }, observe: 1_000 });
  const { outcome, noticed } = await question(host);
  expect(outcome).toMatchObject({ kind: 'culprit', id: 'test.c' });
  expect(noticed).toContain('exited with code 7');
});

test('a line in the log gives it away, and so does a command that fails', async () => {
  const noisy = `import { run, register } from '@plugo/sdk'; console.error('EVIL began'); run();`;
  const host = await startFleet({ e: { code: noisy } });
  await host.culprit.start({ check: { kind: 'log', pattern: 'evil \\w+' }, observe: 1_000 });
  expect((await question(host)).outcome).toMatchObject({ kind: 'culprit', id: 'test.e' });
  await host.culprit.stop();

  await host.culprit.start({ check: { kind: 'command', id: 'test.e', command: 'Probe.echo' } });
  expect((await question(host)).outcome).toMatchObject({ kind: 'culprit', id: 'test.e' });
});

test('stopped in between, or with the host gone, everything is as before', async () => {
  const host = await startFleet();
  await host.disable('test.b', false);
  await host.culprit.start({});
  expect((await question(host)).on).toHaveLength(2);
  await expect(host.culprit.start({})).rejects.toMatchObject({ code: 'CULPRIT_SEARCH_UNDERWAY' });
  await host.culprit.stop();
  expect(states(host)).toEqual({ ...healthy, b: 'disabled' });

  await host.culprit.start({});
  await question(host);
  await host.close();
  const next = await hosts.start();
  expect(next.culprit.search).toBeUndefined();
  expect(states(next)).toEqual({ ...healthy, b: 'disabled' });
});

test('without an extension there is nothing to search', async () => {
  const host = await hosts.start();
  await expect(host.culprit.start({})).rejects.toMatchObject({ code: 'NOTHING_TO_SEARCH' });
});
