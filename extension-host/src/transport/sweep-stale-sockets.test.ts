import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { assertNoLeaks } from '../testing/no-leaks.js';
import { sweepStaleSockets } from './sweep-stale-sockets.js';

let parent: string;
assertNoLeaks();
beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'sweep-'));
});
afterEach(() => rmSync(parent, { recursive: true }));

/** A pid that was in use a moment ago. */
const deadPid = () => spawnSync('true').pid;

function directoryOf(pid: number): string {
  const directory = path.join(parent, `plugo-${pid}-AbC123`);
  mkdirSync(directory);
  return directory;
}

/** A socket file as a killed host leaves it. */
function leaveSocket(file: string): void {
  spawnSync(process.execPath, [
    '-e',
    `require('net').createServer().listen(${JSON.stringify(file)}, () => process.kill(process.pid, 'SIGKILL'))`,
  ]);
}

test('what a killed host left is removed', async () => {
  const directory = directoryOf(deadPid());
  leaveSocket(path.join(directory, 's'));
  expect(existsSync(path.join(directory, 's'))).toBe(true);
  expect(await sweepStaleSockets(parent)).toEqual([directory]);
  expect(existsSync(directory)).toBe(false);
});

test('what a living host uses stays', async () => {
  const directory = directoryOf(process.pid);
  expect(await sweepStaleSockets(parent)).toEqual([]);
  expect(existsSync(directory)).toBe(true);
});

test('a socket that answers stays, whatever the pid says', async () => {
  const directory = directoryOf(deadPid());
  const server = net.createServer().listen(path.join(directory, 's'));
  await new Promise((resolve) => server.once('listening', resolve));
  expect(await sweepStaleSockets(parent)).toEqual([]);
  await new Promise((resolve) => server.close(resolve));
});

test('what holds anything but sockets stays, and so does everything of another name', async () => {
  writeFileSync(path.join(directoryOf(deadPid()), 'letter.txt'), 'dear Ada');
  mkdirSync(path.join(parent, 'plugo-12-x'));
  mkdirSync(path.join(parent, 'photos'));
  expect(await sweepStaleSockets(parent)).toEqual([]);
});

test('the keys that a killed host left go with its socket', async () => {
  const directory = directoryOf(deadPid());
  leaveSocket(path.join(directory, 's'));
  for (const name of ['extension.pem', 'host.pem']) writeFileSync(path.join(directory, name), 'key');
  expect(await sweepStaleSockets(parent)).toEqual([directory]);
});

test('where something is not ours, nothing beside it is touched', async () => {
  const directory = directoryOf(deadPid());
  const files = ['extension.pem', 'letter.txt', 'host.pem'].map((name) => path.join(directory, name));
  for (const file of files) writeFileSync(file, 'dear Ada');
  leaveSocket(path.join(directory, 's'));
  expect(await sweepStaleSockets(parent)).toEqual([]);
  expect([...files, path.join(directory, 's')].filter((file) => !existsSync(file))).toEqual([]);
});

test('a link to somebody else’s files is neither followed nor removed', async () => {
  const directory = directoryOf(deadPid());
  const file = path.join(parent, 'photo.pem');
  writeFileSync(file, 'photo');
  symlinkSync(file, path.join(directory, 'host.pem'));
  const elsewhere = path.join(parent, `plugo-${deadPid()}-XyZ987`);
  symlinkSync(directory, elsewhere);
  expect(await sweepStaleSockets(parent)).toEqual([]);
  expect([file, elsewhere, path.join(directory, 'host.pem')].filter((name) => !existsSync(name))).toEqual([]);
});

test('a directory that is not there is nothing to sweep', async () => {
  expect(await sweepStaleSockets(path.join(parent, 'no'))).toEqual([]);
});
