import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, vi } from 'vitest';
import { connectToHost } from '../src/control/connect-to-host.js';
import { type CallParams, CallRequest, SnapshotRequest } from '../src/control/messages.js';
import type { ExtensionHost } from '../src/host/extension-host.js';
import {
  call,
  logOf,
  pidsOf,
  statesOf,
  type TestExtension,
  viewOf,
  whenState,
} from '../src/testing/host-fixture.js';
import { eventually, isAlive } from '../src/testing/no-leaks.js';
import { PlugoHost } from '../src/testing/plugo-host.js';
import { sweepStaleSockets } from '../src/transport/sweep-stale-sockets.js';
import {
  faultyId,
  lastEndOf,
  neighbour,
  type Seen,
  survives,
  useLaboratory,
  withHealthyNeighbour,
} from './laboratory.js';

const lab = useLaboratory();
const running: { dispose(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((host) => host.dispose()));
  await sweepStaleSockets('');
});

// What cannot be started

const runs = (command: string, ...args: string[]): Omit<TestExtension, 'name'> => ({
  manifest: { main: undefined, plugo: { run: { command, args } } },
});

/** FAULTY does not start, the neighbour does; why it did not is shown, and told to who starts it again. */
async function notStarted(extension: Omit<TestExtension, 'name'>, program?: Uint8Array): Promise<Seen> {
  await lab.hosts.installed(neighbour);
  const folder = await lab.hosts.installed({ ...extension, name: 'faulty' });
  if (program !== undefined) writeFileSync(path.join(folder, 'program'), program, { mode: 0o755 });
  if (program?.length === 0) chmodSync(path.join(folder, 'program'), 0o644);
  const host = await lab.hosts.start();
  return withHealthyNeighbour(host, async () => {
    const error = await host.reload(faultyId).then(String, (reason: Seen) => reason);
    const { state } = viewOf(host, faultyId);
    expect(state).toMatchObject({ status: 'failed', error: { code: (error as Seen).code } });
    return error as Seen;
  });
}

survives('command missing', () => notStarted(runs('no-such-program')));
survives('not executable', () => notStarted(runs('./program'), new Uint8Array()));
survives('NUL in an argument', () => notStarted(runs(process.execPath, 'a\0b')));

survives('wrong architecture', () => {
  const other = process.arch === 'x64' ? 183 : 62;
  const elf = [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, other, 0];
  return notStarted(runs('./program'), Uint8Array.from(elf));
});

survives('the working directory is gone', async () => {
  const host = await lab.start(lab.extension('process.mjs', 'is well'));
  return withHealthyNeighbour(host, async () => {
    rmSync(viewOf(host, faultyId).folder, { recursive: true });
    await expect(call(host, faultyId, 'Process.exit')).rejects.toMatchObject({ code: 'CALL_INTERRUPTED' });
    await whenState(host, faultyId, 'failed');
    return lastEndOf(host);
  });
});

survives('exit 0 before it is ready', async () => {
  const host = await lab.start(lab.extension('process.mjs', 'exits at once'));
  return withHealthyNeighbour(host, async () => lastEndOf(host));
});

// What does not end

survives('SIGTERM ignored', async () => {
  const host = await lab.start(lab.extension('process.mjs', 'ignores SIGTERM'));
  const pid = pidsOf(host)[faultyId] ?? 0;
  return withHealthyNeighbour(host, async () => {
    await host.disable(faultyId, false);
    expect(isAlive(pid)).toBe(false);
    return lastLogLine(host);
  });
});

survives('grandchildren left behind', async () => {
  const host = await lab.start(lab.extension('process.mjs', 'leaves a grandchild'));
  return withHealthyNeighbour(host, async () => {
    const pid = (await call(host, faultyId, 'Process.leave')) as number;
    await eventually(() => expect(viewOf(host, faultyId).restarts).toBe(1), 5_000);
    await eventually(() => expect(isAlive(pid)).toBe(false), 10_000);
    return lastEndOf(host);
  });
});

survives('the host killed with SIGKILL', async () => {
  // The neighbour lives in another host: nobody survives in this one.
  await lab.hosts.author(neighbour);
  const other = await lab.hosts.start({ linkedFolders: [lab.hosts.in('authors')] });
  for (const name of ['idle', 'busy']) {
    await lab.hosts.write(lab.hosts.in('doomed', name), { name, ...lab.extension('process.mjs', 'is well') });
  }
  await withHealthyNeighbour(other, async () => {
    const { command, host } = await headless(lab.hosts.in('doomed'));
    const pids = (await Promise.all(
      ['test.idle', 'test.busy'].map((id) => host.call({ id, method: 'Process.pid', arguments: [] })),
    )) as number[];
    void host.call({ id: 'test.busy', method: 'Process.freeze', arguments: [] }).catch(() => undefined);
    await command.printed(/freezing/);
    expect(pids.map(isAlive)).toEqual([true, true]);
    await command.kill();
    await eventually(() => expect(pids.filter(isAlive)).toEqual([]));
  });
  return undefined;
});

// Floods

survives('a flood on stdout without a newline', async () => {
  const host = await lab.start(lab.extension('process.mjs', 'floods stdout without a newline'));
  await withHealthyNeighbour(host, async () => {
    await call(host, faultyId, 'Process.flood');
    await eventually(() => expect(logOf(host, faultyId).some((line) => line.startsWith('xxx'))).toBe(true));
    await expect(host.reload(faultyId)).resolves.toBeUndefined();
    const flood = logOf(host, faultyId).filter((line) => line.startsWith('xxx'));
    expect(flood.map(({ length }) => length)).toEqual([8 * 1024]);
  });
  return undefined;
});

survives('a flood on stderr only', async () => {
  const host = await lab.start(lab.extension('process.mjs', 'floods stderr'));
  return withHealthyNeighbour(host, async () => {
    await call(host, faultyId, 'Process.flood');
    const dropped = () => logOf(host, faultyId).find((line) => line.includes('dropped'));
    await eventually(() => expect(dropped()).toBeDefined(), 5_000);
    expect(statesOf(host)[faultyId]).toBe('active');
    return { message: dropped() ?? '' };
  });
});

// Too soon, too late, too often

survives('a reused process id', async () => {
  const host = await lab.start(lab.extension('process.mjs', 'is well'));
  await withHealthyNeighbour(host, async () => {
    const pid = (await call(host, faultyId, 'Process.pid')) as number;
    const kill = vi.spyOn(process, 'kill');
    await call(host, faultyId, 'Process.exit').catch(() => undefined);
    await eventually(() => expect(viewOf(host, faultyId).restarts).toBe(1), 5_000);
    await whenState(host, faultyId, 'active');
    await host.disable(faultyId, false);
    await host.enable(faultyId);
    await host.reload(faultyId);
    const signalled = kill.mock.calls.filter(([, signal]) => signal !== 0).map(([target]) => target);
    // At its end what it left in its group is killed: the group keeps the number. The process is never meant after that.
    expect(signalled.filter((target) => Math.abs(target) === pid)).toEqual([-pid]);
    expect(signalled.length).toBeGreaterThan(2);
  });
  return undefined;
});

survives('a stop during the start', async () => {
  const host = await lab.start(lab.extension('process.mjs', 'is well'));
  return withHealthyNeighbour(host, async () => {
    await host.disable(faultyId, false);
    const enabled = host.enable(faultyId).catch(() => undefined);
    await whenState(host, faultyId, 'starting');
    await host.disable(faultyId, false);
    await enabled;
    expect([statesOf(host)[faultyId], pidsOf(host)[faultyId]]).toEqual(['disabled', undefined]);
    return lastLogLine(host);
  });
});

survives('a double click', async () => {
  const host = await lab.start(lab.extension('process.mjs', 'is well'));
  await withHealthyNeighbour(host, async () => {
    await host.disable(faultyId, false);
    await Promise.all([host.enable(faultyId), host.enable(faultyId), host.enable(faultyId)]);
    expect(logOf(host, faultyId).filter((line) => line.startsWith('Active after'))).toHaveLength(2);
    await Promise.all([host.disable(faultyId, false), host.disable(faultyId, false)]);
    expect(statesOf(host)[faultyId]).toBe('disabled');
  });
  return undefined;
});

survives('a storm of reloads', async () => {
  const host = await lab.start(lab.extension('process.mjs', 'is well'));
  await withHealthyNeighbour(host, async () => {
    const storm = Array.from({ length: 50 }, () => host.reload(faultyId));
    await Promise.all(storm);
    expect(statesOf(host)[faultyId]).toBe('active');
    expect(logOf(host, faultyId).filter((line) => line.startsWith('Stopped')).length).toBeLessThan(5);
  });
  return undefined;
});

survives('quit while installing', async () => {
  // The neighbour lives in another host, for this one ends.
  await lab.hosts.author(neighbour);
  const other = await lab.hosts.start({ linkedFolders: [lab.hosts.in('authors')] });
  const folder = await lab.hosts.write(lab.hosts.in('big'), { name: 'faulty' });
  for (let index = 0; index < 1_000; index++) writeFileSync(path.join(folder, `file-${index}`), 'x');
  const ending = await lab.hosts.start({ dataDirectory: lab.hosts.in('ending') });
  return withHealthyNeighbour(other, async () => {
    const installed = ending
      .installFolder(folder, new AbortController().signal)
      .then(String, (reason: Seen) => reason);
    await eventually(() => expect(readdirSync(lab.hosts.in('ending', 'extensions'))).toHaveLength(1), 40_000);
    await ending.close();
    expect(readdirSync(lab.hosts.in('ending', 'extensions'))).toEqual([]);
    return (await installed) as Seen;
  });
});

// What the system denies

survives('a full disk', async () => {
  // The device that always is full, in the place of the log.
  mkdirSync(path.join(lab.hosts.dataDirectory, 'logs'), { recursive: true });
  symlinkSync('/dev/full', path.join(lab.hosts.dataDirectory, 'logs', `${faultyId}.log`));
  const host = await lab.start({});
  return withHealthyNeighbour(host, async () => {
    await call(host, faultyId, 'Probe.print', 'kept in memory');
    await eventually(() => expect(host.snapshot().problems).toHaveLength(1));
    await eventually(() => expect(logOf(host, faultyId)).toContain('kept in memory'));
    expect(await call(host, faultyId, 'Probe.echo', 1)).toBe(1);
    return host.snapshot().problems[0];
  });
});

survives('too many open files', async () => {
  await lab.hosts.write(lab.hosts.in('linked', 'neighbour'), neighbour);
  const faulty = { name: 'faulty', ...lab.extension('process.mjs', 'is well') };
  await lab.hosts.write(lab.hosts.in('linked', 'faulty'), faulty);
  const { command, connection, host } = await headless(lab.hosts.in('linked'));
  const allow = (files: string) =>
    spawnSync('prlimit', ['--pid', String(command.child.pid), `--nofile=${files}:`], { stdio: 'inherit' });
  const faultyNow = async () => {
    const { extensions } = await connection.sendRequest(SnapshotRequest, {});
    return extensions.find(({ id }) => id === faultyId);
  };
  return withHealthyNeighbour(host, async () => {
    allow('3');
    await host.call({ id: faultyId, method: 'Process.exit', arguments: [] }).catch(() => undefined);
    await eventually(
      // First the exit is seen, and then that it cannot be started again.
      async () => expect((await faultyNow())?.lastCrash?.error.code).toMatch(/^(?!EXITED$)./),
      5_000,
    );
    const seen = (await faultyNow())?.lastCrash?.error;
    allow('1024');
    await eventually(async () => expect((await faultyNow())?.state.status).toBe('active'), 10_000);
    return seen;
  });
});

/** `plugo-host run` in a process of its own, all of whose extensions are active, and a connection to it. */
async function headless(folder: string) {
  const dataDirectory = lab.hosts.in('headless');
  const command = new PlugoHost(['run', folder, '--data-dir', dataDirectory]);
  running.push({ dispose: () => command.kill() });
  for (const name of readdirSync(folder)) await command.printed(new RegExp(`● test.${name} · active`));
  const connection = await connectToHost(dataDirectory);
  running.push({ dispose: async () => connection.dispose() });
  return {
    command,
    connection,
    host: { call: (params: CallParams) => connection.sendRequest(CallRequest, params) },
  };
}

function lastLogLine(host: ExtensionHost): Seen {
  return { message: logOf(host, faultyId).at(-1) ?? '' };
}
