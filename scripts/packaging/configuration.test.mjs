import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../paths.mjs';

const require = createRequire(import.meta.url);
const { getConfig, validateConfiguration } = require('app-builder-lib/out/util/config/config.js');

const read = () => getConfig(ROOT, join(ROOT, 'electron-builder.yml'), null);
const noLog = { isEnabled: false, add() {} };
const check = (configuration) => validateConfiguration(configuration, noLog);

test('electron-builder accepts the configuration of every platform, of those that cannot be built here too', async () => {
  await expect(check(await read())).resolves.toBeUndefined();
});

test('a mistake in it would be found', async () => {
  const configuration = await read();
  await expect(check({ ...configuration, nsis: { oneClik: true } })).rejects.toThrow('configuration.nsis');
  await expect(check({ ...configuration, deb: { depends: 7 } })).rejects.toThrow('configuration.deb');
});

test('each promised format is made', async () => {
  const { linux, win, mac } = await read();
  expect({ linux: linux.target, win: win.target, mac: mac.target }).toEqual({
    linux: ['dir', 'tar.gz', 'AppImage', 'deb'],
    win: ['nsis'],
    mac: ['dmg', 'zip'],
  });
});

test('links of plugo:// are brought to the app', async () => {
  const { protocols } = await read();
  expect(protocols).toEqual([{ name: 'Plugo link', schemes: ['plugo'] }]);
});

test('what it names is in the repository', async () => {
  const { linux, win, mac, directories, afterPack } = await read();
  const named = [directories.app, directories.buildResources, linux.icon, win.icon, mac.icon, afterPack];
  expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test('the doors that would let another program run code as Plugo are shut', async () => {
  const { electronFuses } = await read();
  expect(electronFuses).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    onlyLoadAppFromAsar: true,
  });
});
