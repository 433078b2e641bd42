import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { assertNoLeaks, eventually, isAlive } from '../testing/no-leaks.js';
import { useTemporaryDirectory } from '../testing/temporary-directory.js';
import { canFindStrays } from './end-strays.js';
import { newLaunchMark } from './launch-mark.js';
import { identityOf } from './process-identity.js';
import { ProcessRecords, recordsDirectory } from './process-records.js';
import { sweepLeftProcesses } from './sweep-left-processes.js';

assertNoLeaks();
const directory = useTemporaryDirectory();
const children: ChildProcess[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});

const deadHost = { pid: 999_999_999, identity: 'long ago' };

/** A process as a host starts them, and a record of it; the record's fields may be replaced. */
async function leave(replaced: Record<string, unknown> = {}, script = 'exec sleep 60') {
  const mark = newLaunchMark();
  const env = { ...process.env, PLUGO_LAUNCH: mark };
  const child = spawn('/bin/sh', ['-c', script], {
    detached: true,
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(child);
  const pid = child.pid ?? 0;
  const record = {
    pid,
    identity: await identityOf(pid),
    mark,
    extension: 'test.left',
    host: deadHost,
    ...replaced,
  };
  mkdirSync(recordsDirectory(directory.path), { recursive: true });
  writeFileSync(path.join(recordsDirectory(directory.path), `${mark}.json`), JSON.stringify(record));
  return { pid, child };
}

const records = () => readdirSync(recordsDirectory(directory.path));
const known = test.skipIf(process.platform === 'win32');

known('what a dead host has left is ended, told and forgotten', async () => {
  const { pid } = await leave();
  expect(await sweepLeftProcesses(directory.path)).toEqual([
    `Process ${pid} (test.left) was left by a host that died, and was ended.`,
  ]);
  await eventually(() => expect(isAlive(pid)).toBe(false));
  expect(records()).toEqual([]);
});

known('a stranger that has got the number is left alone', async () => {
  const { pid } = await leave({ identity: '1 another-boot pid:[1]', mark: newLaunchMark() });
  expect(await sweepLeftProcesses(directory.path)).toEqual([]);
  expect([isAlive(pid), records()]).toEqual([true, []]);
});

known('what a living host watches is left alone, and stays written down', async () => {
  const host = { pid: process.pid, identity: await identityOf(process.pid) };
  const { pid } = await leave({ host });
  expect(await sweepLeftProcesses(directory.path)).toEqual([]);
  expect([isAlive(pid), records().length]).toEqual([true, 1]);
});

test.skipIf(!canFindStrays)('what it had started is ended even where it is gone itself', async () => {
  const { child } = await leave({ identity: 'of one that is gone' }, 'setsid sleep 60 & echo $!');
  const [line] = await once(child.stdout ?? child, 'data');
  const daemon = Number(String(line));
  await eventually(() => expect(child.exitCode).toBe(0));
  await sweepLeftProcesses(directory.path);
  await eventually(() => expect(isAlive(daemon)).toBe(false));
});

test.each(['', '{', '[]', '{"pid":1,"identity":"x"}', '{"pid":-1}'])(
  'a record that holds %j is forgotten',
  async (text) => {
    mkdirSync(recordsDirectory(directory.path), { recursive: true });
    writeFileSync(path.join(recordsDirectory(directory.path), 'x.json'), text);
    expect(await sweepLeftProcesses(directory.path)).toEqual([]);
    expect(records()).toEqual([]);
  },
);

known('a process is written down as long as it runs', async () => {
  const kept = new ProcessRecords(directory.path);
  const { pid } = await leave();
  await sweepLeftProcesses('/nonexistent');
  let end: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  const mark = newLaunchMark();
  kept.keepUntil(over, { pid, mark, extension: 'test.kept' });
  await eventually(() => expect(records()).toContain(`${mark}.json`));
  end();
  await kept.settled();
  expect(records()).not.toContain(`${mark}.json`);
});
