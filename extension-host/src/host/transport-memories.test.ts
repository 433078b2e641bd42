import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { call, logOf, useHosts, viewOf } from '../testing/host-fixture.js';
import { assertNoLeaks, eventually } from '../testing/no-leaks.js';

assertNoLeaks();
const hosts = useHosts();
const id = 'test.boxed';

/** As in a sandbox that lets no Unix socket through. */
const boxed = {
  name: 'boxed',
  code: `
    if (process.env.PLUGO_ENDPOINT.includes('unix:')) {
      console.log('no Unix sockets here');
      process.exit(69);
    }
    const { register, run } = await import('@plugo/sdk');
    register({ echo: (value) => value }, 'Boxed');
    run();
  `,
};

const memory = () => readFile(path.join(hosts.dataDirectory, 'transports.json'), 'utf8').catch(() => '');
const remembered = () => eventually(async () => expect(await memory()).toContain(id));

/** How often the extension had to find out. */
const attempts = async (host: Awaited<ReturnType<typeof hosts.start>>) =>
  logOf(host, id).filter((line) => line === 'no Unix sockets here').length;

async function restart(host: Awaited<ReturnType<typeof hosts.start>>) {
  await host.close();
  return hosts.start();
}

test('an extension that cannot reach a Unix socket is started over TCP, shown so, and remembered by the next host', async () => {
  await hosts.installed(boxed);
  const first = await hosts.start();
  expect(await call(first, id, 'Boxed.echo', 1)).toBe(1);
  const choice = {
    kind: 'tcp',
    encryption: 'none',
    switchedFrom: 'unix',
    fallbackReason: 'the extension could not reach the Unix socket',
  };
  expect([viewOf(first, id).transport, viewOf(first, id).restarts, await attempts(first)]).toEqual([
    choice,
    0,
    1,
  ]);
  await remembered();
  const second = await restart(first);
  expect([viewOf(second, id).transport, await attempts(second)]).toEqual([choice, 0]);
});

test('it is forgotten when a person changes how extensions are connected', async () => {
  await hosts.installed(boxed);
  const first = await hosts.start();
  await remembered();
  await first.setHostSettings({ encryption: 'tcp' });
  expect(await memory()).toContain(id);
  await first.setHostSettings({ transport: 'tcp' });
  await eventually(async () => expect(await memory()).not.toContain(id));
  await first.setHostSettings({ transport: 'auto' });
  const second = await restart(first);
  expect([viewOf(second, id).transport, await attempts(second)]).toMatchObject([
    { kind: 'tcp', encryption: 'tls' },
    1,
  ]);
});

test('another version finds out for itself', async () => {
  await hosts.installed(boxed);
  const first = await hosts.start();
  await remembered();
  await first.close();
  await hosts.installed({ ...boxed, version: '2.0.0' });
  expect(await attempts(await hosts.start())).toBe(1);
});

test('a file that is no good is as good as none', async () => {
  await hosts.installed(boxed);
  writeFileSync(path.join(hosts.dataDirectory, 'transports.json'), '{ "schema": 1, "extensions": [');
  const host = await hosts.start();
  expect([viewOf(host, id).state.status, host.snapshot().problems]).toEqual(['active', []]);
});
