import { mkdir } from 'node:fs/promises';
import os from 'node:os';
import { expect, test } from 'vitest';
import { filesInZip } from '../testing/files-in-zip.js';
import { call, logOf, useHosts, whenState } from '../testing/host-fixture.js';
import { assertNoLeaks, eventually } from '../testing/no-leaks.js';

assertNoLeaks();
const hosts = useHosts();

const configuration = {
  properties: { 'a.key': { type: 'string', format: 'password' }, 'a.colour': { type: 'string' } },
};

test('the bundle holds versions, states, settings, reports, crashes and logs, and no secret and no name', async () => {
  await hosts.installed({ name: 'a', manifest: { contributes: { configuration } } });
  const host = await hosts.start();
  await host.setSetting({ id: 'test.a', key: 'a.key', value: 'hunter2!' });
  await host.setSetting({ id: 'test.a', key: 'a.colour', value: 'green' });
  const { username } = os.userInfo();
  await call(
    host,
    'test.a',
    'Probe.print',
    `hunter2! in ${os.homedir()}/x and /srv/${username}/y, apiKey=abc`,
  );
  await eventually(() => expect(logOf(host, 'test.a').at(-1)).toContain('apiKey'));
  await call(host, 'test.a', 'Probe.crash');
  await eventually(async () => expect(await host.crashes.list('test.a')).toHaveLength(1));
  await whenState(host, 'test.a', 'active');

  await mkdir(hosts.in('out'));
  const file = hosts.in('out', 'bundle.zip');
  const names: string[] = [];
  const { entries } = await host.diagnostics.save(file, AbortSignal.timeout(20_000), (name) =>
    names.push(name),
  );
  const files = await filesInZip(file);
  expect(Object.keys(files)).toEqual(names);
  expect(entries).toBe(names.length);
  expect(names).toEqual(
    expect.arrayContaining([
      'README.txt',
      'versions.json',
      'host.json',
      'extensions.json',
      'manifests/test.a.json',
      'settings/host.json',
      'settings/extensions.json',
      'processes.json',
      'reports/test.a.ndjson',
      'logs/test.a.log',
    ]),
  );
  expect(names.some((name) => name.startsWith('crashes/test.a/'))).toBe(true);
  const all = Object.values(files).join('\n');
  expect(all).not.toContain('hunter2!');
  expect(all).not.toContain('apiKey=abc');
  expect(all).not.toContain(`${os.homedir()}/x`);
  expect(all).not.toContain(`/srv/${username}/y`);
  expect(files['logs/test.a.log']).toContain('••• in ~/x and /srv/user/y, apiKey=•••');
  expect(JSON.parse(files['settings/extensions.json'] ?? '')['test.a']).toMatchObject({
    'a.colour': 'green',
  });
  expect(JSON.parse(files['extensions.json'] ?? '')).toMatchObject([
    { id: 'test.a', state: { status: 'active' }, sdk: expect.stringContaining('@plugo/sdk') },
  ]);
  expect(JSON.parse(files['versions.json'] ?? '')).toMatchObject({ node: process.versions.node });
  expect(files['README.txt']).toContain('logs/test.a.log');
});

test('where it cannot be written, it says so', async () => {
  const host = await hosts.start();
  const nowhere = hosts.in('missing', 'bundle.zip');
  await expect(host.diagnostics.save(nowhere, AbortSignal.timeout(20_000), () => {})).rejects.toMatchObject({
    code: 'DIAGNOSTICS_FAILED',
    message: expect.stringContaining('bundle.zip could not be written'),
  });
});
