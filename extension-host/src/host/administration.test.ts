import { readdir, rm, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { call, pidsOf, statesOf, useHosts, viewOf, whenState } from '../testing/host-fixture.js';
import { assertNoLeaks, eventually, isAlive } from '../testing/no-leaks.js';
import type { ExtensionHost } from './extension-host.js';

assertNoLeaks();
const hosts = useHosts();

const needs = (range: string, name = 'base') => ({ extensionDependencies: { [`test.${name}`]: range } });
const install = (host: ExtensionHost, folder: string) =>
  host.installFolder(folder, AbortSignal.timeout(15_000));

async function installedFolders() {
  return (await readdir(hosts.in('data', 'extensions'))).sort();
}

// Enable and disable

test('disable stops one and leaves the others alone; the choice survives a restart of the host', async () => {
  await hosts.installed({ name: 'a' });
  await hosts.installed({ name: 'b' });
  const host = await hosts.start();
  const { 'test.a': a = 0, 'test.b': b } = pidsOf(host);
  await host.disable('test.a', false);
  expect(statesOf(host)).toEqual({ 'test.a': 'disabled', 'test.b': 'active' });
  expect(isAlive(a)).toBe(false);
  expect(pidsOf(host)).toEqual({ 'test.b': b });
  await host.close();

  const next = await hosts.start();
  expect(statesOf(next)).toEqual({ 'test.a': 'disabled', 'test.b': 'active' });
  await next.enable('test.a');
  expect(statesOf(next)).toEqual({ 'test.a': 'active', 'test.b': 'active' });
});

test('disabling what others need names them, and takes them along when that is confirmed', async () => {
  await hosts.installed({ name: 'base' });
  await hosts.installed({ name: 'middle', manifest: needs('*') });
  await hosts.installed({ name: 'top', manifest: needs('*', 'middle') });
  const host = await hosts.start();
  await expect(host.disable('test.base', false)).rejects.toMatchObject({
    code: 'HAS_DEPENDENTS',
    message: 'TOP, MIDDLE need test.base.',
    data: { dependents: ['test.top', 'test.middle'] },
  });
  expect(statesOf(host)).toMatchObject({ 'test.base': 'active', 'test.top': 'active' });
  await host.disable('test.base', true);
  expect(new Set(Object.values(statesOf(host)))).toEqual(new Set(['disabled']));
  await host.enable('test.top');
  expect(new Set(Object.values(statesOf(host)))).toEqual(new Set(['active']));
});

test('those that need others are stopped first, so that they can still call them', async () => {
  const code = `
    import { run } from '@plugo/sdk';
    run({
      activate: ({ extensions, log }) => { globalThis.last = () => extensions.get('test.base', 'Probe').echo('bye').then((text) => log.info(text)); },
      deactivate: () => globalThis.last(),
    });`;
  await hosts.installed({ name: 'base' });
  await hosts.installed({ name: 'top', code, manifest: needs('*') });
  const host = await hosts.start();
  await host.disable('test.base', true);
  expect(host.latestLogLines(1000).filter((line) => line.source === 'log')).toMatchObject([
    { message: 'bye' },
  ]);
});

test('unknown ids are told', async () => {
  const host = await hosts.start();
  const unknown = { code: 'NOT_INSTALLED', message: 'No extension test.gone is installed.' };
  await expect(host.enable('test.gone')).rejects.toMatchObject(unknown);
  await expect(host.disable('test.gone', true)).rejects.toMatchObject(unknown);
  await expect(host.reload('test.gone')).rejects.toMatchObject(unknown);
  await expect(host.uninstall('test.gone', true)).rejects.toMatchObject(unknown);
  await expect(call(host, 'test.gone', 'X.y')).rejects.toMatchObject(unknown);
  await expect(host.setSetting({ id: 'test.gone', key: 'x', value: 1 })).rejects.toMatchObject({
    code: 'SETTING_INVALID',
  });
});

// Reload

test('reload picks up new code and a new version, and leaves the others alone', async () => {
  await hosts.installed({ name: 'base' });
  await hosts.installed({ name: 'top', manifest: needs('*') });
  const folder = await hosts.author({ name: 'linked' });
  const host = await hosts.start({ linkedFolders: [folder] });
  const before = pidsOf(host);
  await hosts.write(folder, { name: 'linked', version: '1.1.0' });
  await host.reload('test.linked');
  await host.reload('test.base');
  const after = pidsOf(host);
  expect(viewOf(host, 'test.linked')).toMatchObject({ version: '1.1.0', state: { status: 'active' } });
  expect(after['test.linked']).not.toBe(before['test.linked']);
  expect(after['test.base']).not.toBe(before['test.base']);
  expect(after['test.top']).toBe(before['test.top']);
});

test('a reload tells that the folder is gone, and the rest runs on', async () => {
  await hosts.installed({ name: 'a' });
  const folder = await hosts.installed({ name: 'b' });
  const host = await hosts.start();
  const { 'test.a': a } = pidsOf(host);
  await rm(folder, { recursive: true });
  await expect(host.reload('test.b')).rejects.toMatchObject({
    code: 'NOT_INSTALLED',
    message: 'The folder of test.b is gone, so the extension was removed.',
  });
  expect(statesOf(host)).toEqual({ 'test.a': 'active' });
  expect(pidsOf(host)).toEqual({ 'test.a': a });
});

test('a reload tells what is wrong with a manifest that can no longer be read, and a later one recovers', async () => {
  const folder = await hosts.installed({ name: 'b', manifest: { activationEvents: ['onCommand:x'] } });
  const host = await hosts.start();
  await writeFile(`${folder}/package.json`, '{');
  await expect(host.reload('test.b')).rejects.toMatchObject({ code: 'MANIFEST_UNREADABLE' });
  const [broken] = Object.keys(statesOf(host));
  await hosts.write(folder, { name: 'b' });
  await expect(host.reload(broken ?? '')).rejects.toMatchObject({
    message: expect.stringContaining('but test.b'),
  });
  await whenState(host, 'test.b', 'active');
});

test('a storm of reloads ends with one process', async () => {
  await hosts.installed({ name: 'a' });
  const host = await hosts.start();
  const { 'test.a': first = 0 } = pidsOf(host);
  const storm = [host.reload('test.a'), host.reload('test.a')];
  // Again at every change, whatever it is doing just then.
  host.onDidChange(() => {
    if (storm.length < 14) storm.push(host.reload('test.a'), host.reload('test.a'));
  });
  await eventually(() => expect(storm).toHaveLength(14));
  await Promise.all(storm);
  expect(statesOf(host)).toEqual({ 'test.a': 'active' });
  await eventually(() => expect(isAlive(first)).toBe(false));
  expect(await call(host, 'test.a', 'Probe.pid')).toBe(pidsOf(host)['test.a']);
});

test('reload, enable and disable pressed wildly end as the last one wished', async () => {
  await hosts.installed({ name: 'a' });
  await hosts.installed({ name: 'top', manifest: needs('*', 'a') });
  const host = await hosts.start();
  await Promise.all([
    host.reload('test.a'),
    host.enable('test.a'),
    host.disable('test.a', true),
    host.enable('test.a'),
    host.reload('test.top').catch(() => undefined),
    host.disable('test.a', true),
    host.enable('test.top'),
    host.enable('test.top'),
  ]);
  expect(statesOf(host)).toEqual({ 'test.a': 'active', 'test.top': 'active' });
});

// Uninstall

test('uninstall stops it, deletes its folder and disables who needs it, when that is confirmed', async () => {
  await hosts.installed({ name: 'base' });
  await hosts.installed({ name: 'top', manifest: needs('*') });
  const host = await hosts.start();
  const { 'test.base': pid = 0 } = pidsOf(host);
  await expect(host.uninstall('test.base', false)).rejects.toMatchObject({ code: 'HAS_DEPENDENTS' });
  await host.uninstall('test.base', true);
  expect(statesOf(host)).toEqual({ 'test.top': 'disabled' });
  expect(isAlive(pid)).toBe(false);
  expect(await installedFolders()).toEqual(['test.top-1.0.0']);
  await expect(host.enable('test.top')).rejects.toMatchObject({ code: 'DEPENDENCY_MISSING' });
});

test('a folder that is run in place is forgotten and stays on disk', async () => {
  const folder = await hosts.author({ name: 'a' });
  const host = await hosts.start({ linkedFolders: [hosts.in('authors')] });
  await host.uninstall('test.a', false);
  expect(statesOf(host)).toEqual({});
  expect((await readdir(folder)).sort()).toEqual(['main.js', 'package.json']);
});

test('a broken one can be uninstalled, too', async () => {
  const folder = await hosts.installed({ name: 'a' });
  await writeFile(`${folder}/package.json`, '[]');
  const host = await hosts.start();
  await host.uninstall('folder:test.a-1.0.0', false);
  expect(await installedFolders()).toEqual([]);
});

// Install

test('install copies, starts and answers with the id; update and downgrade replace', async () => {
  const host = await hosts.start();
  const one = await hosts.author({ name: 'a', version: '1.0.0' });
  const two = await hosts.author({ name: 'a', version: '2.0.0' });
  expect(await host.inspectFolder(one)).toMatchObject({
    kind: 'install',
    id: 'test.a',
    files: 2,
    runs: 'main.js',
  });
  expect(await install(host, one)).toBe('test.a');
  await whenState(host, 'test.a', 'active');
  const { 'test.a': pid = 0 } = pidsOf(host);

  expect(await host.inspectFolder(two)).toMatchObject({ kind: 'update', installedVersion: '1.0.0' });
  await install(host, two);
  await whenState(host, 'test.a', 'active');
  expect(viewOf(host, 'test.a').version).toBe('2.0.0');
  expect(isAlive(pid)).toBe(false);
  expect(await installedFolders()).toEqual(['test.a-2.0.0']);

  expect(await host.inspectFolder(one)).toMatchObject({ kind: 'downgrade', installedVersion: '2.0.0' });
  await install(host, one);
  await whenState(host, 'test.a', 'active');
  expect(viewOf(host, 'test.a').version).toBe('1.0.0');
  expect(await installedFolders()).toEqual(['test.a-1.0.0']);
});

test('what cannot run is refused with the reason, and nothing is left behind', async () => {
  await hosts.installed({ name: 'base' });
  const host = await hosts.start();
  const before = pidsOf(host);
  const missing = await hosts.author({ name: 'missing', manifest: needs('^1.0.0', 'not-there') });
  const range = await hosts.author({ name: 'range', manifest: needs('^2.0.0') });
  await expect(install(host, missing)).rejects.toMatchObject({
    code: 'DEPENDENCY_MISSING',
    message: 'test.missing needs test.not-there ^1.0.0, which is not installed.',
  });
  await expect(install(host, range)).rejects.toMatchObject({
    code: 'DEPENDENCY_OUT_OF_RANGE',
    message: 'test.range needs test.base ^2.0.0, but version 1.0.0 is installed.',
  });
  await expect(install(host, hosts.in('nowhere'))).rejects.toMatchObject({ code: 'MANIFEST_MISSING' });
  expect(await installedFolders()).toEqual(['test.base-1.0.0']);
  expect(pidsOf(host)).toEqual(before);
});

test('a version that would break one that runs is refused; once that one is disabled, it is not', async () => {
  await hosts.installed({ name: 'base' });
  await hosts.installed({ name: 'top', manifest: needs('^1.0.0') });
  const host = await hosts.start();
  const before = pidsOf(host);
  const two = await hosts.author({ name: 'base', version: '2.0.0' });
  await expect(install(host, two)).rejects.toMatchObject({
    code: 'DEPENDENCY_OUT_OF_RANGE',
    message: expect.stringContaining('test.top wants ^1.0.0'),
  });
  expect(pidsOf(host)).toEqual(before);
  expect(await installedFolders()).toEqual(['test.base-1.0.0', 'test.top-1.0.0']);
  await host.disable('test.top', false);
  await install(host, two);
  await whenState(host, 'test.base', 'active');
  expect(viewOf(host, 'test.base').version).toBe('2.0.0');
});

test('a dependency that is disabled is enabled with the extension that needs it', async () => {
  await hosts.installed({ name: 'base' });
  const host = await hosts.start();
  await host.disable('test.base', false);
  await install(host, await hosts.author({ name: 'top', manifest: needs('*') }));
  await whenState(host, 'test.top', 'active');
  expect(statesOf(host)).toEqual({ 'test.base': 'active', 'test.top': 'active' });
});

test('an update that fails before the swap leaves the old one running', async () => {
  await hosts.installed({ name: 'a' });
  const host = await hosts.start();
  const before = pidsOf(host);
  await expect(
    host.installFolder(await hosts.author({ name: 'a', version: '2.0.0' }), AbortSignal.abort()),
  ).rejects.toMatchObject({ code: 'INSTALL_FAILED', message: expect.stringContaining('it was cancelled') });
  expect(pidsOf(host)).toEqual(before);
  expect(await installedFolders()).toEqual(['test.a-1.0.0']);
});

test('an update that fails in the swap starts the old one again', async () => {
  const go = hosts.in('go');
  const code = `
    import { existsSync } from 'node:fs';
    import { run } from '@plugo/sdk';
    const mayGo = (resolve) => (existsSync(${JSON.stringify(go)}) ? resolve() : setTimeout(mayGo, 5, resolve));
    run({ deactivate: () => new Promise(mayGo) });`;
  await hosts.installed({ name: 'a', code });
  const host = await hosts.start();
  const { 'test.a': pid = 0 } = pidsOf(host);
  const controller = new AbortController();
  const refused = expect(
    host.installFolder(await hosts.author({ name: 'a', version: '2.0.0' }), controller.signal),
  ).rejects.toMatchObject({ code: 'INSTALL_FAILED' });
  await whenState(host, 'test.a', 'stopping');
  controller.abort();
  await writeFile(go, '');
  await refused;
  await whenState(host, 'test.a', 'active');
  expect(viewOf(host, 'test.a').version).toBe('1.0.0');
  expect(pidsOf(host)['test.a']).not.toBe(pid);
  expect(await installedFolders()).toEqual(['test.a-1.0.0']);
});

test('what failed stays failed when another extension is installed', async () => {
  await hosts.installed({ name: 'fragile', code: 'process.exit(4);' });
  const host = await hosts.start({ timings: { crashLimit: 1 } });
  await whenState(host, 'test.fragile', 'failed');
  const { state } = viewOf(host, 'test.fragile');
  await install(host, await hosts.author({ name: 'a' }));
  await whenState(host, 'test.a', 'active');
  expect(viewOf(host, 'test.fragile').state).toEqual(state);
});

test('installations at the same time come one after the other', async () => {
  const host = await hosts.start();
  const folders = await Promise.all(['a', 'b', 'c'].map((name) => hosts.author({ name })));
  await Promise.all([...folders, folders[0] ?? ''].map((folder) => install(host, folder)));
  await eventually(() =>
    expect(statesOf(host)).toEqual({ 'test.a': 'active', 'test.b': 'active', 'test.c': 'active' }),
  );
});
