import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { call, logOf, useHosts, viewOf, whenState } from '../testing/host-fixture.js';
import { assertNoLeaks, eventually } from '../testing/no-leaks.js';
import type { ExtensionHost } from './extension-host.js';

assertNoLeaks();
const hosts = useHosts();
const limit = 20_000;

/** The main file of an extension that answers `version` with this text. */
const answering = (version: string) => `
  import { register, run } from '@plugo/sdk';
  register({ version: () => '${version}' }, 'Test');
  run();`;

const version = (host: ExtensionHost) => call(host, 'test.a', 'Test.version').catch(String);

/** Saves until it is noticed: the first moments of a watch go by unseen. */
async function save(host: ExtensionHost, folder: string, file: string, text: string, told: RegExp) {
  const before = logOf(host, 'test.a').length;
  let tries = 0;
  await eventually(async () => {
    if (tries++ % 400 === 0) await writeFile(path.join(folder, file), text);
    expect(
      logOf(host, 'test.a')
        .slice(before)
        .some((line) => told.test(line)),
    ).toBe(true);
  }, limit);
}

test('a saved file is in force a moment later; a syntax error keeps the old one serving, and is told', async () => {
  const folder = await hosts.author({ name: 'a', code: answering('one') });
  const host = await hosts.start({ linkedFolders: [folder], development: true, timings: { crashLimit: 1 } });
  expect(viewOf(host, 'test.a').watched).toBe(true);
  expect(await version(host)).toBe('one');

  await save(host, folder, 'main.js', answering('two'), /^Reloaded because main\.js changed\.$/);
  expect(await version(host)).toBe('two');

  await save(host, folder, 'main.js', 'this is no { JavaScript', /^Not reloaded though main\.js changed\.$/);
  expect(await version(host)).toBe('two');

  const manifest = await readFile(path.join(folder, 'package.json'), 'utf8');
  await save(host, folder, 'package.json', '{ "name":', /^Not reloaded though package\.json changed/);
  await writeFile(path.join(folder, 'main.js'), answering('three'));
  await writeFile(path.join(folder, 'package.json'), manifest);
  await eventually(async () => expect(await version(host)).toBe('three'), limit);
  const codes = (await host.reports.list('test.a', 200)).map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining(['WATCHED', 'RELOADED', 'RELOAD_FAILED']));
}, 60_000);

test('any extension can be watched, which is remembered, and a linked one need not be', async () => {
  const folder = await hosts.installed({ name: 'a', code: answering('one') });
  const linked = await hosts.author({ name: 'b' });
  const options = { linkedFolders: [linked], development: true };
  const host = await hosts.start(options);
  expect(viewOf(host, 'test.a').watched).toBeUndefined();
  await host.watch('test.a', true);
  await host.watch('test.b', false);
  await expect(host.watch('test.typo', true)).rejects.toMatchObject({ code: 'NOT_INSTALLED' });
  await host.close();

  const next = await hosts.start(options);
  expect(viewOf(next, 'test.a').watched).toBe(true);
  expect(viewOf(next, 'test.b').watched).toBeUndefined();
  await whenState(next, 'test.a', 'active');
  await save(next, folder, 'main.js', answering('two'), /^Reloaded because main\.js changed\.$/);
  expect(await version(next)).toBe('two');
  await next.watch('test.a', false);
  expect(viewOf(next, 'test.a').watched).toBeUndefined();
}, 60_000);
