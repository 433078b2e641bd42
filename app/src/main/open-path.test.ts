import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { decideOpening, logDirectoryOf } from './open-path.js';

const data = realpathSync(mkdtempSync(join(tmpdir(), 'plugo-open-')));
const logs = logDirectoryOf(data);
mkdirSync(logs);
mkdirSync(join(data, 'Trick.app'));
writeFileSync(join(logs, 'one.log'), '');
writeFileSync(join(logs, 'run.desktop'), '');
writeFileSync(join(data, 'outside.log'), '');
symlinkSync(join(logs, 'run.desktop'), join(logs, 'innocent.log'));
afterAll(() => rmSync(data, { recursive: true }));

const decide = (path: unknown) => decideOpening(path, logs);

test('folders and our log files are opened', async () => {
  expect(await decide(data)).toEqual({ kind: 'open', path: data });
  expect(await decide(join(logs, 'one.log'))).toEqual({ kind: 'open', path: join(logs, 'one.log') });
});

test('a folder that would run is shown instead', async () => {
  expect(await decide(join(data, 'Trick.app'))).toEqual({ kind: 'show', path: join(data, 'Trick.app') });
});

test.each([
  join(logs, 'run.desktop'),
  join(logs, 'innocent.log'),
  join(data, 'outside.log'),
  join(data, 'gone'),
  'logs/one.log',
  undefined,
  { path: data },
])('%j is refused with a reason', async (path) => {
  expect(await decide(path)).toEqual({ kind: 'refuse', reason: expect.stringMatching(/\.$/) });
});
