import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../base/clock.js';
import { FakeClock } from '../base/fake-clock.js';
import type { ExtensionHostError } from '../model/errors.js';
import type { LogEntry } from '../model/log-entry.js';
import { eventually } from '../testing/no-leaks.js';
import { useTemporaryDirectory } from '../testing/temporary-directory.js';
import { LogService, type LogServiceOptions, type NewLogEntry } from './log-service.js';

const directory = useTemporaryDirectory();
let clock: FakeClock;
let log: LogService;

function open(options: Partial<LogServiceOptions> = {}): LogService {
  clock = new FakeClock();
  log = new LogService({ directory: path.join(directory.path, 'logs'), clock, ...options });
  return log;
}

afterEach(async () => {
  await log.close();
  expect(clock.pending).toBe(0);
});

function line(message: string, fields: Partial<NewLogEntry> = {}): NewLogEntry {
  return { extensionId: 'plugo.a', source: 'stdout', level: 'info', message, ...fields };
}

const messages = (lines: readonly LogEntry[]) => lines.map(({ message }) => message);

test('lines get a number and the time, and the latest are given back oldest first', () => {
  open();
  log.append(line('one'));
  log.append(line('two', { time: 5 }));
  expect(log.latest(10)).toEqual([
    { ...line('one'), sequence: 1, time: 1_000_000 },
    { ...line('two'), sequence: 2, time: 5 },
  ]);
  expect(messages(log.latest(1))).toEqual(['two']);
});

test('lines are found by extension, least level and text', () => {
  open();
  log.append(line('Apple', { level: 'error' }));
  log.append(line('apple pie', { level: 'debug' }));
  log.append(line('Pear', { extensionId: 'plugo.b', level: 'warning' }));
  expect([
    messages(log.latest(10, { level: 'warning' })),
    messages(log.latest(10, { text: 'APPLE' })),
    messages(log.latest(10, { extensionIds: ['plugo.b'] })),
    messages(log.latest(10, { text: 'apple', level: 'error' })),
    messages(log.latest(1, { text: 'apple' })),
  ]).toEqual([['Apple', 'Pear'], ['Apple', 'apple pie'], ['Pear'], ['Apple'], ['apple pie']]);
});

test('listeners hear of new lines in batches 80 ms apart; without listeners there is no timer', async () => {
  open();
  log.append(line('unheard'));
  expect(clock.pending).toBe(0);
  const heard: string[][] = [];
  log.onLines((lines) => heard.push(messages(lines)));
  log.append(line('one'));
  log.append(line('two'));
  await clock.advance(79);
  expect(heard).toEqual([]);
  await clock.advance(1);
  log.append(line('three'));
  await clock.advance(80);
  expect(heard).toEqual([['one', 'two'], ['three']]);
});

test('every line is in the file of its extension, in order, one JSON object a line', async () => {
  open();
  for (let n = 0; n < 500; n++) log.append(line(`line ${n}`, { extensionId: n % 2 ? 'plugo.a' : 'plugo.b' }));
  await log.close();
  const text = await readFile(log.fileOf('plugo.a'), 'utf8');
  const lines = text
    .trimEnd()
    .split('\n')
    .map((json) => JSON.parse(json) as LogEntry);
  expect(messages(lines)).toEqual(Array.from({ length: 250 }, (_, n) => `line ${n * 2 + 1}`));
  expect(await readdir(path.join(directory.path, 'logs'))).toEqual(['plugo.a.log', 'plugo.b.log']);
});

test('an id that is no file name gets a safe one', () => {
  open();
  expect(path.relative(directory.path, log.fileOf('folder:../x'))).toBe(path.join('logs', 'folder_.._x.log'));
});

test('over the limit lines are dropped, and one line a second says how many', async () => {
  open({ linesPerSecond: 3 });
  for (let n = 1; n <= 10; n++) log.append(line(`${n}`));
  log.append(line('from another', { extensionId: 'plugo.b' }));
  log.append(line('of the host', { source: 'host' }));
  await clock.advance(1_000);
  log.append(line('later'));
  expect(messages(log.latest(20))).toEqual([
    '1',
    '2',
    '3',
    'from another',
    'of the host',
    '7 lines dropped: more than 3 in a second.',
    'later',
  ]);
});

test('dropped lines are told at the end too', async () => {
  open({ linesPerSecond: 1 });
  log.append(line('1'));
  log.append(line('2'));
  await log.close();
  expect(messages(log.latest(9))).toEqual(['1', '1 line dropped: more than 1 in a second.']);
});

test('a file is rotated at its size and five are kept', async () => {
  open({ linesPerSecond: 1_000_000, fileSize: 100_000 });
  await flood('plugo.a', 0, 1_000);
  await log.close();
  const folder = path.join(directory.path, 'logs');
  expect((await readdir(folder)).sort()).toEqual([
    'plugo.a.log',
    'plugo.a.log.1',
    'plugo.a.log.2',
    'plugo.a.log.3',
    'plugo.a.log.4',
  ]);
  for (const name of await readdir(folder)) {
    expect((await stat(path.join(folder, name))).size).toBeLessThan(400_000);
  }
}, 20_000);

test('where files cannot be written, one problem is told and lines are kept in memory', async () => {
  await writeFile(path.join(directory.path, 'logs'), 'a file where the directory should be');
  const problems: ExtensionHostError[] = [];
  open({ onProblem: (problem) => problems.push(problem) });
  log.append(line('one'));
  log.append(line('two', { extensionId: 'plugo.b' }));
  await log.close();
  expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
    expect.stringMatching(
      /^DATA_UNWRITABLE The log file .*plugo\.a\.log cannot be written: .*\(E\w+\)\. Lines are kept/,
    ),
  ]);
  expect(messages(log.latest(9))).toEqual(['one', 'two']);
});

test('a directory in place of the file is no trouble for other extensions', async () => {
  const problems: ExtensionHostError[] = [];
  open({ onProblem: (problem) => problems.push(problem) });
  await mkdir(log.fileOf('plugo.a'), { recursive: true });
  log.append(line('one'));
  log.append(line('two', { extensionId: 'plugo.b' }));
  await log.close();
  expect(problems).toHaveLength(1);
  expect(await readFile(log.fileOf('plugo.b'), 'utf8')).toContain('"two"');
});

test('after closing, lines are ignored and closing again does nothing', async () => {
  open();
  await log.close();
  log.append(line('late'));
  await log.close();
  expect(log.latest(9)).toEqual([]);
});

test('ten thousand lines in one go are taken in, written and told within a second', async () => {
  open({ clock: systemClock, linesPerSecond: 100_000 });
  let heard = 0;
  log.onLines((lines) => {
    heard += lines.length;
  });
  const started = performance.now();
  for (let n = 0; n < 10_000; n++) log.append(line(`line ${n} of a flood`));
  expect(performance.now() - started).toBeLessThan(1_000);
  await log.close();
  expect(heard).toBe(10_000);
});

/** Writes lines of 1,000 characters, so many at a time that files are rotated in between. */
async function flood(extensionId: string, from: number, to: number) {
  for (let n = from; n < to; n++) {
    log.append(line(`${n} ${'x'.repeat(990)}`, { extensionId }));
    if (n % 20 === 19) await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test('the beginning of a run survives a flood, and so do those of the two before', async () => {
  open({ linesPerSecond: 1_000_000, fileSize: 50_000, beginning: 10_000 });
  const begun = async (name: string) =>
    (await readFile(path.join(directory.path, 'logs', name), 'utf8')).split('\n');
  await flood('plugo.a', 0, 10);
  for (let run = 1; run <= 4; run++) {
    log.beginRun('plugo.a');
    log.append(line(`run ${run} begins`));
    await flood('plugo.a', run * 1_000, run * 1_000 + 400);
    // Files are rotated while lines come in, and a little after.
    await eventually(async () => expect((await begun('plugo.a.log.start')).length).toBeGreaterThan(8));
    await eventually(async () =>
      expect((await begun('plugo.a.log.start'))[0]).toContain(`run ${run} begins`),
    );
    await clock.advance(1);
  }
  await log.close();
  const [first = '', ...others] = await begun('plugo.a.log.start');
  expect(JSON.parse(first)).toMatchObject({ message: 'run 4 begins' });
  expect(others.length).toBeGreaterThan(8);
  expect(others.length).toBeLessThan(13);
  expect((await begun('plugo.a.log.start.1'))[0]).toContain('run 3 begins');
  expect((await begun('plugo.a.log.start.2'))[0]).toContain('run 2 begins');
  expect(await readdir(path.join(directory.path, 'logs'))).not.toContain('plugo.a.log.start.3');
});

test('over the budget, rotated files of the logs that were not written for longest go first', async () => {
  open({ linesPerSecond: 1_000_000, fileSize: 50_000, budget: 260_000 });
  await flood('plugo.old', 0, 160);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await flood('plugo.new', 0, 300);
  await log.close();
  const names = (await readdir(path.join(directory.path, 'logs'))).sort();
  expect(names).toContain('plugo.old.log');
  expect(names.filter((name) => name.startsWith('plugo.old.log.'))).toEqual([]);
  expect(names.filter((name) => name.startsWith('plugo.new.log')).length).toBeGreaterThan(3);
});
