import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { expect, test } from 'vitest';
import { assertNoLeaks } from '../testing/no-leaks.js';
import { useTemporaryDirectory } from '../testing/temporary-directory.js';
import { connectToHost } from './connect-to-host.js';
import { claimDataDirectory, findRunningHost, releaseDataDirectory } from './host-file.js';

assertNoLeaks();
const directory = useTemporaryDirectory();
const hostFile = () => path.join(directory.path, 'host.json');
const dead = (name: string) => ({ pid: 7, socket: path.join(directory.path, name), version: '1.0.0' });

test('the file of a host that no longer answers is replaced, whatever stands in it', async () => {
  for (const content of ['', '{', '{"pid": "x"}', JSON.stringify(dead('old'))]) {
    await writeFile(hostFile(), content);
    await claimDataDirectory(directory.path, dead('new'));
    expect(JSON.parse(await readFile(hostFile(), 'utf8'))).toEqual(dead('new'));
  }
  expect(await readdir(directory.path)).toEqual(['host.json']);
});

test('a host that answers keeps its directory, and is found', async () => {
  const server = createServer().listen(dead('live').socket);
  await claimDataDirectory(directory.path, dead('live'));
  await expect(claimDataDirectory(directory.path, dead('new'))).rejects.toMatchObject({
    code: 'HOST_RUNNING',
    message: `The data directory ${directory.path} is in use by a host with process id 7.`,
  });
  const running = await findRunningHost(directory.path);
  expect(running?.file).toEqual(dead('live'));
  running?.socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

test('a host releases its own claim only', async () => {
  await claimDataDirectory(directory.path, dead('mine'));
  await releaseDataDirectory(directory.path, dead('other'));
  expect(await readdir(directory.path)).toEqual(['host.json']);
  await releaseDataDirectory(directory.path, dead('mine'));
  expect(await readdir(directory.path)).toEqual([]);
  await releaseDataDirectory(directory.path, dead('mine'));
});

test('where no host runs, or there is no such directory, nobody is reached', async () => {
  await expect(connectToHost(directory.path)).rejects.toMatchObject({ code: 'HOST_UNREACHABLE' });
  await expect(connectToHost(path.join(directory.path, 'no', 'where'))).rejects.toMatchObject({
    code: 'HOST_UNREACHABLE',
  });
  await writeFile(hostFile(), JSON.stringify(dead('old')));
  await expect(connectToHost(directory.path)).rejects.toMatchObject({ code: 'HOST_UNREACHABLE' });
});
