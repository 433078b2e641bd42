import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../base/clock.js';
import { assertNoLeaks, eventually, isAlive } from '../testing/no-leaks.js';
import { containmentHere } from './containment.js';
import { canFindStrays } from './end-strays.js';
import type { ExtensionProcess } from './extension-process.js';
import { launchProcess } from './launch-process.js';
import { stopProcess } from './stop-process.js';

const label = { id: 'test.tester', name: 'tester' };
const running: ExtensionProcess[] = [];
const started: number[] = [];

assertNoLeaks();
afterEach(async () => {
  for (const process of running.splice(0)) {
    process.signal('SIGKILL');
    await process.exited;
  }
  for (const pid of started.splice(0)) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
});

/** Started by a shell that ends at once, in a session of its own, deaf to what can be heard, with our pipes closed: a daemon. */
const daemon = (program: string) =>
  `(setsid sh -c 'trap "" TERM HUP; echo daemon $$; exec ${program} > /dev/null 2>&1 < /dev/null' &)`;

async function launchWithDaemon(program: string, then: string, patience = '') {
  const script = `${patience}${daemon(program)}; sleep 0.1; ${then}`;
  const line = { command: '/bin/sh', args: ['-c', script], cwd: '/', environment: {} };
  const launched = await launchProcess(label, line, {});
  running.push(launched);
  const lines: string[] = [];
  launched.onLine(({ text }) => lines.push(text));
  await eventually(() => expect(lines.join()).toContain('daemon'));
  const pid = Number(/daemon (\d+)/.exec(lines.join())?.[1]);
  started.push(pid);
  return { launched, pid };
}

const onLinux = test.skipIf(!canFindStrays);

onLinux('a daemon that an extension has started is gone when it has been stopped', async () => {
  const { launched, pid } = await launchWithDaemon('sleep 60', 'sleep 60');
  expect(isAlive(pid)).toBe(true);
  await stopProcess(launched, 2_000, systemClock);
  expect(isAlive(pid)).toBe(false);
});

onLinux('a daemon is gone when the extension has crashed', async () => {
  const { launched, pid } = await launchWithDaemon('sleep 60', 'kill -SEGV $$');
  expect(await launched.exited).toMatchObject({ signal: 'SIGSEGV' });
  expect(isAlive(pid)).toBe(false);
});

onLinux('one that goes on starting others is gone with all of them', async () => {
  const { launched, pid } = await launchWithDaemon(
    'sh -c "while :; do setsid sleep 60 & sleep 0.01; done"',
    'exit 0',
  );
  await launched.exited;
  expect(isAlive(pid)).toBe(false);
});

onLinux('the daemons of others live on', async () => {
  const first = await launchWithDaemon('sleep 60', 'sleep 60');
  const second = await launchWithDaemon('sleep 60', 'sleep 60');
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
  await stopProcess(first.launched, 2_000, systemClock);
  expect([first.pid, second.pid, stranger.pid ?? 0].map(isAlive)).toEqual([false, true, true]);
  stranger.kill('SIGKILL');
});

test('a control group, where there is one, keeps even what empties its environment', async () => {
  // Where the system offers none, there is nothing to see but that this is known.
  if ((await containmentHere()) !== 'cgroup')
    return expect(existsSync('/proc/self/cgroup')).toBe(canFindStrays);
  // It joins 15 ms after its start; what it starts then is born inside.
  const { launched, pid } = await launchWithDaemon('env -i sleep 60', 'sleep 60', 'sleep 0.3; ');
  await stopProcess(launched, 2_000, systemClock);
  expect(isAlive(pid)).toBe(false);
});
