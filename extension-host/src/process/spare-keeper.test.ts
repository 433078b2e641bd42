import { afterEach, expect, test } from 'vitest';
import { FakeClock } from '../base/fake-clock.js';
import { assertNoLeaks, eventually, isAlive } from '../testing/no-leaks.js';
import type { CommandLine } from './command-line.js';
import { type NodeRuntime, resolveNodeRuntime } from './node-runtime.js';
import { launcherArguments } from './resolve-command.js';
import { SpareKeeper } from './spare-keeper.js';

const runtime = resolveNodeRuntime();
const line: CommandLine = {
  command: runtime.command,
  args: [...launcherArguments(runtime.launcher ?? ''), import.meta.filename],
  main: import.meta.filename,
  cwd: import.meta.dirname,
  environment: {},
};

const keepers: SpareKeeper[] = [];
assertNoLeaks();
afterEach(() => Promise.all(keepers.splice(0).map((keeper) => keeper.close())));

function keep(replaced: Partial<NodeRuntime> = {}) {
  const clock = new FakeClock();
  const said: string[] = [];
  const keeper = new SpareKeeper({
    runtime: { ...runtime, ...replaced },
    clock,
    log: (_, message) => said.push(message),
  });
  keepers.push(keeper);
  keeper.begin();
  const pids = () => said.flatMap((message) => /process (\d+)/.exec(message)?.[1] ?? []).map(Number);
  return { clock, said, keeper, pids };
}

test('the first spare is started when nothing was launched for a second', async () => {
  const { clock, keeper, pids } = keep();
  await clock.advance(999);
  keeper.postpone();
  await clock.advance(999);
  expect(await keeper.use(line, {})).toBeUndefined();
  await clock.advance(1);
  await eventually(() => expect(pids()).toHaveLength(1));
});

test('one that has died is replaced', async () => {
  const { clock, pids } = keep();
  await clock.advance(1_000);
  await eventually(() => expect(pids()).toHaveLength(1));
  process.kill(pids()[0] ?? 0, 'SIGKILL');
  await eventually(async () => {
    await clock.advance(1_000);
    expect(pids()).toHaveLength(2);
  });
});

test('of two starts at once one gets the spare, and it is replaced', async () => {
  const { clock, keeper, pids } = keep();
  await clock.advance(1_000);
  await eventually(() => expect(pids()).toHaveLength(1));
  const [first, second] = await Promise.all([keeper.use(line, {}), keeper.use(line, {})]);
  expect([first?.tree.pid, second]).toEqual([pids()[0], undefined]);
  first?.tree.signal('SIGKILL');
  for (const stream of first?.child.stdio ?? []) stream?.destroy();
  await first?.tree.end();
  keeper.postpone();
  await clock.advance(1_000);
  await eventually(() => expect(pids()).toHaveLength(2));
});

test('after three that died there is none any more', async () => {
  const { clock, said } = keep({ launcher: '/nonexistent/launcher.cjs' });
  await eventually(async () => {
    await clock.advance(1_000);
    expect(said).toEqual([
      '3 spare processes in a row ended unused, so none is kept. Extensions start without.',
    ]);
  });
});

test('closing ends the spare, even one that is not ready yet', async () => {
  const { clock, keeper, pids } = keep();
  await clock.advance(1_000);
  await keeper.close();
  expect(pids().filter(isAlive)).toEqual([]);
});
