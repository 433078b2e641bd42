import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../base/clock.js';
import { assertNoLeaks, eventually, isAlive } from '../testing/no-leaks.js';
import type { ExtensionProcess } from './extension-process.js';
import { launchProcess } from './launch-process.js';
import { stopProcess } from './stop-process.js';

const label = { id: 'test.tester', name: 'tester' };
const running: ExtensionProcess[] = [];

async function launch(script: string, added: Record<string, string> = {}) {
  const line = { command: '/bin/sh', args: ['-c', script], cwd: '/', environment: {} };
  const process = await launchProcess(label, line, added);
  running.push(process);
  const lines: string[] = [];
  process.onLine(({ stream, text }) => lines.push(`${stream}: ${text}`));
  return { process, lines };
}

assertNoLeaks();
afterEach(async () => {
  for (const process of running.splice(0)) {
    process.signal('SIGKILL');
    await process.exited;
  }
});

test('what it writes is told in lines, and its exit after all of them', async () => {
  const { process, lines } = await launch('echo out; echo err >&2; printf rest; exit 3');
  expect(await process.exited).toEqual({ code: 3, signal: null, lastErrorLines: ['err'] });
  expect(lines.sort()).toEqual(['stderr: err', 'stdout: out', 'stdout: rest']);
});

test('the last twenty lines of stderr are kept', async () => {
  const { process } = await launch('for i in $(seq 1 50); do echo $i >&2; done');
  const { lastErrorLines } = await process.exited;
  expect(lastErrorLines).toEqual(Array.from({ length: 20 }, (_, index) => String(index + 31)));
});

test('200 KiB on stderr hang nothing', async () => {
  const { process, lines } = await launch('yes 0123456789 | head -c 200000 >&2; echo done');
  await process.exited;
  expect(lines.at(-1) === 'stdout: done' || lines.includes('stdout: done')).toBe(true);
});

test('it gets what is passed, and nothing of ours', async () => {
  process.env.SOME_SECRET = 'x';
  const { process: launched, lines } = await launch('env', { PLUGO_TOKEN: 't' });
  await launched.exited;
  delete process.env.SOME_SECRET;
  expect(lines).toContain('stdout: PLUGO_TOKEN=t');
  expect(lines.join()).not.toMatch(/SOME_SECRET|NODE_OPTIONS|VITEST/);
});

test('its stdin is open as long as we live', async () => {
  const { process } = await launch('cat');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(process.isRunning).toBe(true);
});

test('SIGTERM ends one that obeys', async () => {
  const { process } = await launch('sleep 60');
  expect(await stopProcess(process, 2_000, systemClock)).toMatchObject({ code: null, signal: 'SIGTERM' });
});

test('SIGKILL ends one that does not, and its whole group', async () => {
  const { process, lines } = await launch('trap "" TERM; sleep 60 & echo $!; while :; do sleep 0.05; done');
  await eventually(() => expect(lines).toHaveLength(1));
  const child = Number(lines[0]?.replace('stdout: ', ''));
  expect(await stopProcess(process, 100, systemClock)).toMatchObject({ signal: 'SIGKILL' });
  await eventually(() => expect(isAlive(child)).toBe(false));
});

test('what a process leaves behind in its group ends with it, and does not hold up its exit', async () => {
  const { process, lines } = await launch('sleep 60 & echo $!; exit 0');
  expect(await process.exited).toMatchObject({ code: 0 });
  const child = Number(lines[0]?.replace('stdout: ', ''));
  await eventually(() => expect(isAlive(child)).toBe(false));
});

test('one that left the group with our pipes does not hold up the exit either', async () => {
  const { process, lines } = await launch('setsid sleep 2 & echo started; sleep 0.2; exit 0');
  const begun = performance.now();
  expect(await process.exited).toMatchObject({ code: 0 });
  expect(lines).toContain('stdout: started');
  expect(performance.now() - begun).toBeLessThan(1_500);
});

test('what the system refuses is told with its reason', async () => {
  const line = { command: '/bin/sh', args: ['x'.repeat(3_000_000)], cwd: '/', environment: {} };
  await expect(launchProcess(label, line, {})).rejects.toMatchObject({
    code: 'LAUNCH_FAILED',
    message: 'tester cannot start /bin/sh: its arguments and environment are too long.',
    data: { errno: 'E2BIG' },
  });
});

test('a flood is held up, not swallowed whole, and everything else goes on', async () => {
  const { process, lines } = await launch('yes');
  const begun = performance.now();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const rate = lines.length / (performance.now() - begun);
  process.signal('SIGKILL');
  await process.exited;
  expect(rate * 1_000).toBeLessThan(2_000_000);
});

test('what a process wrote in a burst before it ended is told to the last line', async () => {
  const { process, lines } = await launch('seq 1 60000');
  await process.exited;
  expect(lines.at(-1)).toBe('stdout: 60000');
});
