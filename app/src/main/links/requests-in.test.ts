import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { requestsIn } from './requests-in.js';

const folder = mkdtempSync(join(tmpdir(), 'plugo-arguments-'));
afterAll(() => rmSync(folder, { recursive: true }));

const requests = (argv: readonly string[], appPath?: string) =>
  requestsIn({ argv, workingDirectory: join(folder, '..'), appPath, platform: 'linux' });

test('a folder is to be installed, relative to where the app was started', () => {
  const wanted = [{ kind: 'install', origin: 'commandLine', folders: [folder] }];
  expect(requests(['/opt/plugo', '--data-dir=/data', folder])).toEqual(wanted);
  expect(requests(['/opt/plugo', basename(folder), '--some-flag'])).toEqual(wanted);
});

test('the folder of an app that is not packaged is none', () => {
  expect(requests(['/opt/electron', '-r', '/preload.cjs', folder], folder)).toEqual([]);
});

test('a link asks for what it says', () => {
  expect(requests(['/opt/plugo', 'plugo://install?folder=/a'])).toEqual([
    { kind: 'install', origin: 'link', folders: ['/a'] },
  ]);
  expect(requests(['/opt/plugo', 'PLUGO://format?disk=c'])).toMatchObject([
    { kind: 'refused', reason: 'unknownAction' },
  ]);
});

test('what is no folder is told', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(requests(['/opt/plugo', file])).toEqual([
    { kind: 'refused', origin: 'commandLine', reason: 'notFound', asked: file },
  ]);
});

test('nothing asks for nothing', () => {
  expect(requests(['/opt/plugo'])).toEqual([]);
});
