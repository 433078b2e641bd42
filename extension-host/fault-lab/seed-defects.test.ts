// What was proven broken in the library Plugo takes its idea from (DESIGN §7, last paragraph), proven whole here.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { OutcomeStatistics } from '../src/calls/breaker/outcome-statistics.js';
import { call, crashing, logOf, pidsOf, useHosts, viewOf, whenState } from '../src/testing/host-fixture.js';
import { assertNoLeaks, eventually, isAlive } from '../src/testing/no-leaks.js';
import { PlugoHost } from '../src/testing/plugo-host.js';
import { sweepStaleSockets } from '../src/transport/sweep-stale-sockets.js';

assertNoLeaks();
const hosts = useHosts();

/** Exports `Seed`, with what these tests ask for. */
const seed = `
import { writeSync } from 'node:fs';
import { register, run } from '@plugo/sdk';
class Seed {
  pid() { return process.pid; }
  shout(bytes) { writeSync(2, 'e'.repeat(bytes)); return 'answered'; }
  fall() { process.stdout.write('falling\\n', () => process.exit(3)); return new Promise(() => {}); }
}
register(new Seed());
run();
`;

test('the health check of a healthy extension leaves it alone', async () => {
  const pinged = path.resolve(import.meta.dirname, 'extensions/pinged.mjs');
  const manifest = { main: undefined, plugo: { run: { command: process.execPath, args: [pinged] } } };
  await hosts.installed({ name: 'a', manifest });
  const host = await hosts.start({ timings: { pingInterval: 10, unresponsiveLimit: 50 } });
  const states = new Set<string>();
  const listening = host.onDidChange(() => states.add(viewOf(host, 'test.a').state.status));
  await eventually(
    async () => expect(await call(host, 'test.a', 'Pinged.count')).toBeGreaterThan(30),
    10_000,
  );
  listening.dispose();
  expect([...states].filter((state) => state !== 'active')).toEqual([]);
  expect(viewOf(host, 'test.a').restarts).toBe(0);
});

test('after a restart no call goes to the connection that died', async () => {
  await hosts.installed({ name: 'a', code: seed });
  const host = await hosts.start({ timings: { backOffBase: 10 } });
  for (let round = 1; round <= 3; round++) {
    const before = await call(host, 'test.a', 'Seed.pid');
    await expect(call(host, 'test.a', 'Seed.fall')).rejects.toMatchObject({ code: 'CALL_INTERRUPTED' });
    await whenRestarted(round);
    const pids = await Promise.all(Array.from({ length: 50 }, () => call(host, 'test.a', 'Seed.pid')));
    expect(new Set(pids).size).toBe(1);
    expect(pids[0]).not.toBe(before);
    expect(isAlive(pids[0] as number)).toBe(true);
  }

  async function whenRestarted(times: number): Promise<void> {
    await eventually(() => expect(viewOf(host, 'test.a').restarts).toBe(times), 10_000);
    await whenState(host, 'test.a', 'active');
  }
});

test('an idempotent call that is always cut off is made three times, and no more', async () => {
  const methods = { 'Seed.fall': { idempotent: true } };
  await hosts.installed({ name: 'a', code: seed, manifest: { contributes: { methods } } });
  const host = await hosts.start({ timings: { backOffBase: 10 } });
  await expect(call(host, 'test.a', 'Seed.fall')).rejects.toMatchObject({ code: 'CALL_INTERRUPTED' });
  await whenState(host, 'test.a', 'active');
  expect(logOf(host, 'test.a').filter((line) => line === 'falling')).toHaveLength(3);
});

test('an extension that always crashes is started five times, and no more', async () => {
  await hosts.installed({ name: 'a', code: crashing });
  const host = await hosts.start({ timings: { backOffBase: 10 } });
  await whenState(host, 'test.a', 'failed');
  expect(viewOf(host, 'test.a').state).toMatchObject({ error: { code: 'CRASH_LIMIT' } });
  expect(logOf(host, 'test.a').filter((line) => line === 'I never could')).toHaveLength(5);
});

test('no extension outlives its host, closed or killed', async () => {
  await hosts.installed({ name: 'a', code: seed });
  const host = await hosts.start();
  const [pid = 0] = Object.values(pidsOf(host));
  await host.close();
  expect(isAlive(pid)).toBe(false);

  const print = `console.log('pid=' + process.pid); ${seed}`;
  await hosts.author({ name: 'b', code: print });
  const killed = new PlugoHost(['run', hosts.in('authors'), '--data-dir', hosts.in('other')]);
  try {
    const [, printed] = await killed.printed(/pid=(\d+)/);
    await killed.printed(/test\.b · active/);
    await killed.kill();
    await eventually(() => expect(isAlive(Number(printed))).toBe(false));
  } finally {
    await killed.kill();
    await sweepStaleSockets('');
  }
});

test('200 KiB on stderr in the middle of a call do not hang it', async () => {
  await hosts.installed({ name: 'a', code: seed });
  const host = await hosts.start();
  expect(await call(host, 'test.a', 'Seed.shout', 200 * 1024)).toBe('answered');
});

test('statistics before the first call are whole numbers', async () => {
  await hosts.installed({ name: 'a', code: seed });
  const host = await hosts.start({ traceEvery: 1 });
  expect(JSON.stringify(host.snapshot(), showNaN)).not.toContain('no number');
  expect(host.traces.latest).toEqual([]);
  expect(new OutcomeStatistics().counts).toEqual({ failures: 0, calls: 0 });
  expect(new OutcomeStatistics().addFailure()).toBe(false);
  await call(host, 'test.a', 'Seed.pid');
  expect(host.traces.latest.map(({ duration }) => Number.isFinite(duration))).toEqual([true]);
});

const showNaN = (_key: string, value: unknown) =>
  typeof value === 'number' && !Number.isFinite(value) ? 'no number' : value;

test('tokens differ though clock and Math.random say the same everywhere', async () => {
  const token = path.resolve(import.meta.dirname, '../dist/connection/token.js');
  const script = `
    Date.now = () => 0;
    performance.now = () => 0;
    Math.random = () => 0.5;
    const { createToken } = await import(${JSON.stringify(token)});
    console.log(Array.from({ length: 100 }, createToken).join(' '));`;
  const run = promisify(execFile);
  const outputs = await Promise.all(
    Array.from({ length: 4 }, () => run(process.execPath, ['--input-type=module', '-e', script])),
  );
  const tokens = outputs.flatMap(({ stdout }) => stdout.trim().split(' '));
  expect(new Set(tokens).size).toBe(400);
  expect(tokens.every((text) => /^[0-9a-f]{64}$/.test(text))).toBe(true);
});
