import { access, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { call, crashing, statesOf, useHosts, viewOf, whenState } from '../testing/host-fixture.js';
import { assertNoLeaks, eventually } from '../testing/no-leaks.js';
import type { ExtensionHost } from './extension-host.js';

assertNoLeaks();
const hosts = useHosts();

const install = (host: ExtensionHost, folder: string, signal = AbortSignal.timeout(15_000)) =>
  host.installFolder(folder, signal);
const needs = (name: string) => ({ extensionDependencies: { [`test.${name}`]: '*' } });
const filesIn = (...names: string[]) => readdir(hosts.in('data', ...names)).catch(() => [] as string[]);
const versionsOf = async (host: ExtensionHost, id: string) =>
  (await host.installations.versions(id)).map(({ version, rejected }) =>
    rejected ? `${version} (rejected)` : version,
  );
const codesOf = async (host: ExtensionHost, id: string) =>
  (await host.reports.list(id, 50)).map(({ code }) => code);
async function undoLast(host: ExtensionHost) {
  await host.installations.undo(host.installations.undos[0]?.undoId ?? '');
}

// Undo

test('disabling is undone with all that was switched off along', async () => {
  await hosts.installed({ name: 'base' });
  await hosts.installed({ name: 'top', manifest: needs('base') });
  await hosts.installed({ name: 'off', manifest: needs('base') });
  const host = await hosts.start();
  await host.disable('test.off', false);
  await host.disable('test.base', true);
  expect(host.installations.undos).toMatchObject([
    { kind: 'disable', extensionId: 'test.base', displayName: 'BASE', also: ['test.top'] },
    { kind: 'disable', extensionId: 'test.off' },
  ]);
  await undoLast(host);
  await whenState(host, 'test.top', 'active');
  expect(statesOf(host)).toEqual({ 'test.base': 'active', 'test.top': 'active', 'test.off': 'disabled' });
  expect(await codesOf(host, 'test.top')).toContain('UNDONE');
  expect(host.installations.undos).toHaveLength(1);
});

test('an uninstalled extension comes back with its settings, its versions and what needed it', async () => {
  const setting = { configuration: { properties: { 'base.word': { type: 'string', default: 'a' } } } };
  const host = await hosts.start();
  await install(host, await hosts.author({ name: 'base', manifest: { contributes: setting } }));
  await install(
    host,
    await hosts.author({ name: 'base', version: '1.1.0', manifest: { contributes: setting } }),
  );
  await install(host, await hosts.author({ name: 'top', manifest: needs('base') }));
  await host.setSetting({ id: 'test.base', key: 'base.word', value: 'b' });
  await host.uninstall('test.base', true);
  expect(statesOf(host)).toEqual({ 'test.top': 'disabled' });
  expect([await filesIn('extensions'), await filesIn('versions')]).toEqual([['test.top-1.0.0'], []]);
  await undoLast(host);
  await whenState(host, 'test.top', 'active');
  expect(await call(host, 'test.base', 'Probe.setting', 'base.word')).toBe('b');
  expect(await versionsOf(host, 'test.base')).toEqual(['1.1.0', '1.0.0']);
  expect(viewOf(host, 'test.base').installedAt).toBeTypeOf('number');
  expect(await filesIn('trash')).toEqual([]);
});

test('a linked folder that was uninstalled is run again', async () => {
  const folder = await hosts.author({ name: 'linked' });
  const host = await hosts.start({ linkedFolders: [folder] });
  await host.uninstall('test.linked', false);
  expect(statesOf(host)).toEqual({});
  await undoLast(host);
  await whenState(host, 'test.linked', 'active');
});

test('what was installed again, or switched on again, is not undone any more; the trash is emptied', async () => {
  const folder = await hosts.author({ name: 'a' });
  const host = await hosts.start();
  await install(host, folder);
  await host.uninstall('test.a', false);
  const [undo] = host.installations.undos;
  expect(await filesIn('trash')).toHaveLength(1);
  await install(host, folder);
  await eventually(async () => expect(await filesIn('trash')).toEqual([]));
  await expect(host.installations.undo(undo?.undoId ?? '')).rejects.toMatchObject({ code: 'UNDO_GONE' });
  await host.disable('test.a', false);
  await host.enable('test.a');
  expect(host.installations.undos).toEqual([]);
});

test('what an earlier host left in the trash is deleted at the next start', async () => {
  await hosts.installed({ name: 'a' });
  const host = await hosts.start();
  await host.uninstall('test.a', false);
  await host.close();
  expect(await filesIn('trash')).toHaveLength(1);
  await hosts.start();
  expect(await filesIn('trash')).toEqual([]);
});

// Versions

test('versions before the one in force are kept, used again, and deleted', async () => {
  const host = await hosts.start();
  for (const version of ['1.0.0', '1.1.0', '1.2.0', '1.3.0'])
    await install(host, await hosts.author({ name: 'a', version }));
  expect(await versionsOf(host, 'test.a')).toEqual(['1.3.0', '1.2.0', '1.1.0']);
  expect(await filesIn('extensions')).toEqual(['test.a-1.3.0']);
  await host.installations.useVersion('test.a', '1.1.0', AbortSignal.timeout(10_000));
  await whenState(host, 'test.a', 'active');
  expect(viewOf(host, 'test.a').version).toBe('1.1.0');
  expect(await versionsOf(host, 'test.a')).toEqual(['1.1.0', '1.3.0', '1.2.0']);
  await host.installations.deleteVersion('test.a', '1.2.0');
  expect(await versionsOf(host, 'test.a')).toEqual(['1.1.0', '1.3.0']);
  for (const gone of ['1.2.0', '1.1.0', '9.9.9'])
    await expect(host.installations.deleteVersion('test.a', gone)).rejects.toMatchObject({
      code: 'VERSION_NOT_KEPT',
    });
  expect(await codesOf(host, 'test.a')).toEqual(
    expect.arrayContaining(['INSTALLED', 'UPDATED', 'VERSION_DELETED', 'STARTED']),
  );
});

test('a new version that crashes three times at once is rolled back, and told', async () => {
  const host = await hosts.start();
  await install(host, await hosts.author({ name: 'a' }));
  await whenState(host, 'test.a', 'active');
  const bad = await hosts.author({ name: 'a', version: '2.0.0', code: crashing });
  await install(host, bad);
  await eventually(() => expect(viewOf(host, 'test.a').version).toBe('1.0.0'), 15_000);
  await whenState(host, 'test.a', 'active');
  expect(await versionsOf(host, 'test.a')).toEqual(['1.0.0', '2.0.0 (rejected)']);
  const codes = await codesOf(host, 'test.a');
  expect(codes.filter((code) => code === 'CRASHED')).toHaveLength(3);
  expect(codes).toContain('ROLLED_BACK');
  expect(host.snapshot().notifications).toMatchObject([
    {
      severity: 'warning',
      message: 'A 2.0.0 crashed 3 times in its first 10 minutes, so version 1.0.0 is back.',
    },
  ]);
  // It is not offered again.
  await host.installations.checkUpdates();
  expect(viewOf(host, 'test.a').update).toBeUndefined();
}, 30_000);

// Updates

test('a higher version in the folder it was installed from is an update, as long as it is there', async () => {
  const folder = await hosts.author({ name: 'a' });
  const host = await hosts.start();
  await install(host, folder);
  await host.installations.checkUpdates();
  expect(viewOf(host, 'test.a').update).toBeUndefined();
  await hosts.write(folder, { name: 'a', version: '1.1.0' });
  await host.installations.checkUpdates();
  expect(viewOf(host, 'test.a').update).toEqual({ version: '1.1.0', folder });
  await install(host, folder);
  expect(viewOf(host, 'test.a')).toMatchObject({ version: '1.1.0' });
  expect(viewOf(host, 'test.a').update).toBeUndefined();
  await hosts.write(folder, { name: 'other', version: '9.0.0' });
  await host.installations.checkUpdates();
  await rm(folder, { recursive: true });
  await host.installations.checkUpdates();
  expect(viewOf(host, 'test.a').update).toBeUndefined();
});

test('updates are looked for when the host starts', async () => {
  const folder = await hosts.author({ name: 'a' });
  const host = await hosts.start();
  await install(host, folder);
  await host.close();
  await hosts.write(folder, { name: 'a', version: '1.1.0' });
  const next = await hosts.start();
  await eventually(() => expect(viewOf(next, 'test.a').update?.version).toBe('1.1.0'));
});

// Several at once

test('several folders are planned in the order of their needs, each with what is wrong with it', async () => {
  const top = await hosts.author({ name: 'top', manifest: needs('base') });
  const base = await hosts.author({ name: 'base' });
  const lost = await hosts.author({ name: 'lost', manifest: needs('nobody') });
  const host = await hosts.start();
  const plan = await host.installations.plan([top, hosts.in('nothing'), base, lost]);
  expect(
    plan.map(({ folder, preview, error }) => [path.basename(folder), preview?.kind ?? error?.code]),
  ).toEqual([
    ['base-1.0.0', 'install'],
    ['top-1.0.0', 'install'],
    ['lost-1.0.0', 'DEPENDENCY_MISSING'],
    ['nothing', 'MANIFEST_MISSING'],
  ]);
  // A folder of folders stands for all in it, and nothing was installed so far.
  expect(await host.installations.plan([hosts.in('authors')])).toHaveLength(3);
  expect(await filesIn('extensions')).toEqual([]);
});

test('a version that others could not run with is refused in the plan already', async () => {
  await hosts.installed({ name: 'base' });
  await hosts.installed({ name: 'top', manifest: { extensionDependencies: { 'test.base': '^1.0.0' } } });
  const host = await hosts.start();
  const plan = await host.installations.plan([await hosts.author({ name: 'base', version: '2.0.0' })]);
  expect(plan[0]?.error?.message).toBe(
    'With test.base 2.0.0 others could run no longer: test.top wants ^1.0.0.',
  );
});

test('an installation tells how far it is, and leaves nothing when it is cancelled half way', async () => {
  const folder = await hosts.author({ name: 'a' });
  await Promise.all(
    Array.from({ length: 60 }, (_, n) => writeFile(path.join(folder, `${n}.bin`), Buffer.alloc(20_000))),
  );
  const host = await hosts.start();
  const cancelling = new AbortController();
  const cancelled = host.installFolder(folder, cancelling.signal, ({ files }) => {
    if (files === 20) cancelling.abort();
  });
  await expect(cancelled).rejects.toMatchObject({
    code: 'INSTALL_FAILED',
    message: expect.stringContaining('cancelled'),
  });
  expect([await filesIn('extensions'), statesOf(host)]).toEqual([[], {}]);
  const told: number[] = [];
  await host.installFolder(folder, AbortSignal.timeout(15_000), ({ files, totalFiles }) =>
    told.push(files / totalFiles),
  );
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told.at(-1)).toBe(1);
});

// What is on disk, and what is used

test('README and size of an extension are told', async () => {
  const folder = await hosts.author({ name: 'a' });
  await writeFile(path.join(folder, 'README.md'), '# A');
  const host = await hosts.start();
  await install(host, folder);
  await call(host, 'test.a', 'Probe.store', 'key', 'value');
  expect(await host.installations.readme('test.a')).toEqual({ text: '# A', images: {} });
  const size = await host.installations.size('test.a');
  expect(size).toMatchObject({ extension: { files: 3 }, versions: { files: 0 }, data: { files: 1 } });
  expect(size.extension.bytes).toBeGreaterThan(100);
  await expect(host.installations.readme('test.gone')).rejects.toMatchObject({ code: 'NOT_INSTALLED' });
  await access(hosts.in('data', 'storage', 'test.a', 'storage.json'));
});

test('what an extension uses of its permissions is counted, and what it may not as well', async () => {
  await hosts.installed({ name: 'base' });
  await hosts.installed({ name: 'top', manifest: needs('base') });
  const host = await hosts.start();
  await call(host, 'test.top', 'Probe.call', 'test.base', 'Probe.echo', 1);
  await call(host, 'test.top', 'Probe.call', 'test.base', 'Probe.echo', 1);
  await expect(call(host, 'test.base', 'Probe.call', 'test.top', 'Probe.echo', 1)).rejects.toThrow();
  expect(host.installations.permissionUses('test.top')).toMatchObject([
    { kind: 'call', target: 'test.base', granted: 2, refused: 0 },
  ]);
  expect(host.installations.permissionUses('test.base')).toMatchObject([
    { kind: 'call', target: 'test.top', granted: 0, refused: 1 },
  ]);
});
