import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertNoLeaks, eventually, isAlive } from '../testing/no-leaks.js';

const folder = mkdtempSync(path.join(tmpdir(), 'guard-'));
const bundle = path.join(folder, 'group-guard.mjs');

beforeAll(async () => {
  const contents = `export * from './group-guard.ts'; export * from './launch-mark.ts';`;
  const stdin = { contents, resolveDir: import.meta.dirname };
  await build({ stdin, outfile: bundle, bundle: true, platform: 'node', format: 'esm' });
});
afterAll(() => rmSync(folder, { recursive: true }));
assertNoLeaks();

/** A process that starts two groups, in each a shell and its child, guards them, and then does what `then` says. */
async function startHost(then: string, lines = 4) {
  const host = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `
      import { spawn } from 'node:child_process';
      import { groupGuard, newLaunchMark } from ${JSON.stringify(bundle)};
      const start = () => {
        const script = 'trap "" TERM HUP; sleep 60 & echo $!; wait';
        return spawn('/bin/sh', ['-c', script], { detached: true, stdio: ['ignore', 'inherit', 'ignore'] });
      };
      const [first, second] = [start(), start()];
      const guards = [first, second].map(({ pid }) => groupGuard.watch(pid));
      first.unref();
      second.unref();
      console.log(first.pid);
      console.log(second.pid);
      ${then}`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  host.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  await eventually(() => expect(output.trim().split('\n')).toHaveLength(lines));
  const pids = output.trim().split('\n').map(Number);
  return { host, pids };
}

test('all groups die with a host that is killed, those that an extension started as well', async () => {
  const { host, pids } = await startHost('setInterval(() => {}, 1000);');
  expect(pids.map(isAlive)).toEqual([true, true, true, true]);
  host.kill('SIGKILL');
  await eventually(() => expect(pids.map(isAlive)).toEqual([false, false, false, false]));
});

test('it keeps no host from ending', async () => {
  const { host, pids } = await startHost('');
  if (host.exitCode === null) await once(host, 'exit');
  await eventually(() => expect(pids.map(isAlive)).toEqual([false, false, false, false]));
});

test('a group that is no longer guarded lives on', async () => {
  const { host, pids } = await startHost('for (const guard of guards) guard.dispose();');
  if (host.exitCode === null) await once(host, 'exit');
  expect(pids.map(isAlive)).toEqual([true, true, true, true]);
  for (const pid of pids) process.kill(pid, 'SIGKILL');
});

test.skipIf(process.platform !== 'linux')(
  'what has left the groups dies with a host that is killed, found by its mark',
  async () => {
    const daemon = `
      const env = { ...process.env, PLUGO_LAUNCH: newLaunchMark() };
      const daemon = spawn('/bin/sh', ['-c', 'setsid sleep 60 & echo $!'], { env, stdio: ['ignore', 'inherit', 'ignore'] });
      setInterval(() => {}, 1000);`;
    const { host, pids } = await startHost(daemon, 5);
    expect(pids.map(isAlive)).toEqual([true, true, true, true, true]);
    host.kill('SIGKILL');
    await eventually(() => expect(pids.filter(isAlive)).toEqual([]));
  },
);

test('with too many files open there is no guard, and one as soon as there can be', async () => {
  const nobody = 5_000_000;
  const script = `
    import { closeSync, openSync } from 'node:fs';
    import { groupGuard } from ${JSON.stringify(bundle)};
    const open = [];
    try { for (;;) open.push(openSync('/dev/null')); } catch (error) { console.log(error.code); }
    const guard = groupGuard.watch(${nobody});
    for (const file of open) closeSync(file);
    groupGuard.watch(${nobody} + 1).dispose();
    guard.dispose();
    console.log('well');
  `;
  const limited = 'ulimit -n 64; exec "$0" --input-type=module -e "$1"';
  const host = spawn('/bin/sh', ['-c', limited, process.execPath, script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  host.stdout.on('data', (chunk) => {
    said += chunk;
  });
  expect(await once(host, 'close')).toEqual([0, null]);
  expect(said).toBe('EMFILE\nwell\n');
});
