import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { call, logOf, statesOf, viewOf, whenState } from '../src/testing/host-fixture.js';
import { eventually } from '../src/testing/no-leaks.js';
import { RawPeer } from '../src/testing/raw-peer.js';
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

survives('a stranger connects first', async ({ sentence }) => {
  const [go, sockets] = [lab.hosts.in('go'), lab.hosts.in('s')];
  await lab.hosts.installed(neighbour);
  await lab.hosts.installed({ name: 'faulty', ...lab.extension('connection.mjs', 'waits for a file', go) });
  const host = await lab.hosts.create();
  await host.setHostSettings({ socketDirectory: sockets });
  const started = host.start();
  await whenState(host, 'test.neighbour', 'active');
  return withHealthyNeighbour(host, async () => {
    // The neighbour's door is closed again, so the only socket is the one that waits for FAULTY.
    const [socket = ''] = socketsIn(sockets);
    const stranger = await RawPeer.dial(`unix:${socket}`);
    stranger.send({ id: 1, method: 'hello' });
    await eventually(() => expect(stranger.isClosed).toBe(true));
    expect(stranger.received).toEqual([]);
    writeFileSync(go, '');
    await started;
    expect(statesOf(host)[faultyId]).toBe('active');
    return { message: logOf(host, faultyId).find((line) => line === sentence) ?? 'not in the log' };
  });
});

/** FAULTY never gets in; what the details then say. */
async function notLetIn(way: string): Promise<Seen | undefined> {
  await lab.hosts.installed(neighbour);
  await lab.hosts.installed({ name: 'faulty', ...lab.extension('connection.mjs', way) });
  const host = await lab.hosts.create({ timings: { handshake: 500 } });
  const started = host.start();
  await whenState(host, 'test.neighbour', 'active');
  return withHealthyNeighbour(host, async () => {
    await started;
    await expect(call(host, faultyId, 'Any.method')).rejects.toMatchObject({ code: 'NOT_RUNNING' });
    return lastEndOf(host);
  });
}

survives('a wrong token', () => notLetIn('the wrong token'));
survives('half a frame, then silence', () => notLetIn('half a frame'));
survives('no one ever connects', () => notLetIn('nobody'));

survives('a socket path of 108 bytes', async () => {
  await lab.hosts.installed(neighbour);
  await lab.hosts.installed({ name: 'faulty' });
  const host = await lab.hosts.create();
  // What the host puts below it: a directory of its own and a name of eight characters.
  const own = `/plugo-${process.pid}-XXXXXX/xxxxxxxx`;
  const room = 108 - own.length - lab.hosts.in('').length - 1;
  const socketDirectory = lab.hosts.in('s'.repeat(room));
  expect(Buffer.byteLength(socketDirectory + own)).toBe(108);
  await host.setHostSettings({ socketDirectory });
  await host.start();
  return withHealthyNeighbour(host, async () => {
    expect(await call(host, faultyId, 'Probe.echo', 1)).toBe(1);
    expect(existsSync(socketDirectory)).toBe(false);
    const { kind, fallbackReason } = viewOf(host, faultyId).transport ?? {};
    return { message: `${kind?.toUpperCase()} because ${fallbackReason}` };
  });
});

survives('a stale socket file', async () => {
  const sockets = lab.hosts.in('s');
  const stale = path.join(sockets, `plugo-${spawnSync('true').pid}-AbC123`);
  mkdirSync(stale, { recursive: true });
  // A socket as a host leaves it that is killed.
  spawnSync(process.execPath, [
    '-e',
    `require('net').createServer().listen(${JSON.stringify(path.join(stale, 'x'))}, () => process.kill(process.pid, 'SIGKILL'))`,
  ]);
  expect(socketsIn(sockets)).toHaveLength(1);
  await lab.hosts.installed(neighbour);
  const host = await lab.hosts.create();
  await host.setHostSettings({ socketDirectory: sockets });
  await host.start();
  await withHealthyNeighbour(host, async () => expect(existsSync(stale)).toBe(false));
  return undefined;
});

/** Sockets in the directories of hosts below a directory. */
function socketsIn(directory: string): readonly string[] {
  return readdirSync(directory).flatMap((host) =>
    readdirSync(path.join(directory, host)).map((name) => path.join(directory, host, name)),
  );
}
