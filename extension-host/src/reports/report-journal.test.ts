import { appendFile, mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { FakeClock } from '../base/fake-clock.js';
import type { ExtensionHostError } from '../model/errors.js';
import type { Report } from '../model/reports.js';
import { useTemporaryDirectory } from '../testing/temporary-directory.js';
import { ReportJournal } from './report-journal.js';

const directory = useTemporaryDirectory();
let clock = new FakeClock();
const open: ReportJournal[] = [];

function journal(onProblem: (problem: ExtensionHostError) => void = () => undefined): ReportJournal {
  clock = new FakeClock(clock.now() + 1);
  const opened = new ReportJournal({ directory: path.join(directory.path, 'reports'), clock, onProblem });
  open.push(opened);
  return opened;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

const messages = (reports: readonly Report[]) => reports.map(({ message }) => message);

test('a report has level and next step of the table, or those of its error', async () => {
  const reports = journal();
  const heard: Report[] = [];
  reports.onDidAdd((report) => heard.push(report));
  reports.add({ extensionId: 'a.b', code: 'DISABLED', message: 'It was switched off.' });
  const error = { code: 'EXITED', nextStep: 'Look.' } as const;
  reports.add({ extensionId: 'a.b', code: 'CRASHED', message: 'It exited.', error });
  expect(heard).toEqual([
    {
      id: expect.any(String),
      time: clock.now(),
      extensionId: 'a.b',
      code: 'DISABLED',
      level: 'info',
      message: 'It was switched off.',
      nextStep: 'Enable it when it is needed again.',
    },
    expect.objectContaining({ code: 'CRASHED', level: 'error', nextStep: 'Look.', errorCode: 'EXITED' }),
  ]);
  expect(await reports.list('a.b', 10)).toEqual(heard);
});

test('reports outlive the host, and all together are in the order of time', async () => {
  const first = journal();
  first.add({ extensionId: 'a.b', code: 'INSTALLED', message: 'one' });
  clock = new FakeClock(clock.now() + 5);
  await first.close();
  const second = journal();
  second.add({ extensionId: 'c.d', code: 'INSTALLED', message: 'two' });
  await clock.advance(1);
  second.add({ extensionId: 'a.b', code: 'ENABLED', message: 'three' });
  expect(messages(await second.list(undefined, 10))).toEqual(['one', 'two', 'three']);
  expect(messages(await second.list('a.b', 10))).toEqual(['one', 'three']);
  expect(messages(await second.list(undefined, 1))).toEqual(['three']);
  expect(await second.list('nobody.here', 10)).toEqual([]);
});

test('what happens again at once is one report that counts', async () => {
  const reports = journal();
  for (let n = 0; n < 3; n++) reports.add({ extensionId: 'a.b', code: 'CALL_REFUSED', message: 'busy' });
  await clock.advance(60_001);
  reports.add({ extensionId: 'a.b', code: 'CALL_REFUSED', message: 'busy' });
  expect((await reports.list('a.b', 10)).map(({ times }) => times)).toEqual([3, undefined]);
});

test('of thousands the latest 200 are kept, in a small file of the person alone', async () => {
  const reports = journal();
  for (let n = 0; n < 3_000; n++) {
    reports.add({ extensionId: 'a.b', code: 'CONFIGURED', message: `${n} ${'x'.repeat(300)}` });
    if (n % 100 === 0) await reports.list('a.b', 1);
  }
  const list = await reports.list('a.b', 1_000);
  expect(list.length).toBe(200);
  expect(list.at(-1)?.message).toMatch(/^2999 /);
  const { size, mode } = await stat(path.join(directory.path, 'reports', 'a.b.ndjson'));
  expect(size).toBeLessThan(300 * 1024);
  expect(mode & 0o777).toBe(0o600);
});

test('half a line, as a killed host leaves it, does no harm', async () => {
  const first = journal();
  first.add({ extensionId: 'a.b', code: 'INSTALLED', message: 'one' });
  await first.close();
  await appendFile(path.join(directory.path, 'reports', 'a.b.ndjson'), '{"id":"x","ti\nnull\n{}\n');
  expect(messages(await journal().list('a.b', 10))).toEqual(['one']);
});

test('where files cannot be written, one problem is told and reports are kept in memory', async () => {
  await writeFile(path.join(directory.path, 'reports'), 'in the way');
  const problems: ExtensionHostError[] = [];
  const reports = journal((problem) => problems.push(problem));
  reports.add({ extensionId: 'a.b', code: 'INSTALLED', message: 'one' });
  reports.add({ extensionId: 'a.b', code: 'ENABLED', message: 'two' });
  expect(messages(await reports.list('a.b', 10))).toEqual(['one', 'two']);
  expect(messages(await reports.list(undefined, 10))).toEqual(['one', 'two']);
  expect(problems.map(({ code }) => code)).toEqual(['DATA_UNWRITABLE']);
});

test('an id that is no file name gets a safe one', async () => {
  const reports = journal();
  reports.add({ extensionId: 'folder:../x', code: 'UNAVAILABLE', message: 'one' });
  expect(messages(await reports.list('folder:../x', 1))).toEqual(['one']);
  expect(await readdir(path.join(directory.path, 'reports'))).toEqual(['folder_.._x.ndjson']);
});

test('of more than 500 extensions the reports of those that were quiet for longest are forgotten', async () => {
  const folder = path.join(directory.path, 'reports');
  await mkdir(folder);
  for (let n = 0; n < 503; n++) {
    await writeFile(path.join(folder, `a.${n}.ndjson`), '');
    await utimes(path.join(folder, `a.${n}.ndjson`), n, n);
  }
  await journal().sweep();
  const names = await readdir(folder);
  expect(names.length).toBe(500);
  expect(names).not.toContain('a.2.ndjson');
  expect(await readFile(path.join(folder, 'a.3.ndjson'), 'utf8')).toBe('');
});
