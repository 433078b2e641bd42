import { appendFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../base/clock.js';
import { Emitter } from '../../base/emitter.js';
import type { LogEntry } from '../../model/log-entry.js';
import type { LogFilter } from '../../model/log-filter.js';
import { assertNoLeaks, eventually } from '../../testing/no-leaks.js';
import { useTemporaryDirectory } from '../../testing/temporary-directory.js';
import { LogService } from '../log-service.js';
import type { LogView, LogViewOptions } from './log-view.js';
import { LogViews } from './log-views.js';

assertNoLeaks();
const directory = useTemporaryDirectory();
let written: Emitter<ReadonlySet<string>>;
let unwritten: Emitter<string>;
let rotated: Emitter<void>;
let views: LogViews;
let logs: string;

beforeEach(async () => {
  logs = path.join(directory.path, 'logs');
  await mkdir(logs);
  written = new Emitter();
  unwritten = new Emitter();
  rotated = new Emitter();
  views = new LogViews({
    directory: logs,
    clock: systemClock,
    onWritten: written.event,
    onUnwritten: unwritten.event,
    onRotated: rotated.event,
  });
});

afterEach(() => {
  views.dispose();
});

let sequence = 0;

function entry(message: string, fields: Partial<LogEntry> = {}): LogEntry {
  sequence += 1;
  return {
    sequence,
    time: sequence * 1_000,
    extensionId: 'plugo.a',
    source: 'log',
    level: 'info',
    message,
    ...fields,
  };
}

const asText = (entries: readonly LogEntry[]) => entries.map((one) => `${JSON.stringify(one)}\n`).join('');

/** Appends to the file of each extension. */
async function write(...entries: readonly LogEntry[]): Promise<void> {
  for (const one of entries) await appendFile(path.join(logs, `${one.extensionId}.log`), asText([one]));
}

async function rotate(id: string): Promise<void> {
  const file = (age: number) => path.join(logs, age === 0 ? `${id}.log` : `${id}.log.${age}`);
  await rm(file(2), { force: true });
  await rename(file(1), file(2)).catch(() => undefined);
  await rename(file(0), file(1));
}

async function open(filter: LogFilter = {}, options: LogViewOptions = {}): Promise<LogView> {
  const view = await views.open(filter, options);
  await eventually(() => expect(view.state.searching).toBe(false));
  return view;
}

async function messages(view: LogView, from = view.state.first, to = view.state.end) {
  return (await view.read(from, to)).lines.map((line) => line?.message);
}

test('the lines of all files of all extensions are one list by time', async () => {
  await write(entry('1'), entry('2', { extensionId: 'plugo.b' }), entry('3'));
  await rotate('plugo.a');
  await write(entry('4', { extensionId: 'plugo.b' }), entry('5'), entry('6', { extensionId: 'plugo.b' }));
  const view = await open();
  expect(await messages(view)).toEqual(['1', '2', '3', '4', '5', '6']);
  expect(view.state).toMatchObject({ first: -6, end: 0, complete: true, searching: false });
  expect(await messages(view, -3, -1)).toEqual(['4', '5']);
  expect(await messages(view, -100, 100)).toHaveLength(6);
});

test('lines are found by extension, level, text, pattern and time', async () => {
  const base = sequence;
  await write(
    entry('Äpfel "and" pears', { level: 'error' }),
    entry('apples\\pears', { level: 'debug' }),
    entry('Apple 17', { extensionId: 'plugo.b', level: 'warning' }),
    entry('tab\there'),
  );
  const found = async (filter: LogFilter) => messages(await open(filter));
  const at = (n: number) => (base + n) * 1_000;
  expect({
    extension: await found({ extensionIds: ['plugo.b'] }),
    nobody: await found({ extensionIds: ['plugo.c'] }),
    level: await found({ level: 'warning' }),
    text: await found({ text: 'APPLE' }),
    matchCase: await found({ text: 'Apple', matchCase: true }),
    umlaut: await found({ text: 'ÄPFEL' }),
    quotes: await found({ text: '"AND"' }),
    backslash: await found({ text: 's\\p' }),
    otherFields: await found({ text: 'plugo.' }),
    pattern: await found({ text: '^apple(s|\\s\\d+)', isPattern: true }),
    patternCase: await found({ text: '^[A-Z]\\w+ \\d+$', isPattern: true, matchCase: true }),
    tab: await found({ text: 'b\\th', isPattern: true }),
    from: await found({ from: at(3) }),
    to: await found({ to: at(2) }),
    both: await found({ from: at(2), to: at(3), level: 'info' }),
  }).toEqual({
    extension: ['Apple 17'],
    nobody: [],
    level: ['Äpfel "and" pears', 'Apple 17'],
    text: ['apples\\pears', 'Apple 17'],
    matchCase: ['Apple 17'],
    umlaut: ['Äpfel "and" pears'],
    quotes: ['Äpfel "and" pears'],
    backslash: ['apples\\pears'],
    otherFields: [],
    pattern: ['apples\\pears', 'Apple 17'],
    patternCase: ['Apple 17'],
    tab: ['tab\there'],
    from: ['Apple 17', 'tab\there'],
    to: ['Äpfel "and" pears', 'apples\\pears'],
    both: ['Apple 17'],
  });
});

test('a pattern that is none is refused, and one that would never end ends with an error', async () => {
  await write(entry(`${'a'.repeat(60)}!`));
  await expect(views.open({ text: '(', isPattern: true })).rejects.toMatchObject({
    code: 'LOG_PATTERN_INVALID',
    message: expect.stringContaining('Unterminated group'),
  });
  const view = await open({ text: '^(a+)+$', isPattern: true });
  expect(view.problem).toMatchObject({ code: 'LOG_PATTERN_SLOW' });
  view.dispose();

  // However many logs there are, it is tried on one of them.
  for (let n = 0; n < 20; n += 1) await write(entry(`${'a'.repeat(60)}!`, { extensionId: `plugo.n${n}` }));
  const began = performance.now();
  await open({ text: '^(a+)+$', isPattern: true });
  expect(performance.now() - began).toBeLessThan(3_000);
});

test('lines that no host of ours wrote are passed over, and an unfinished one waits for its end', async () => {
  const [cut, late] = [asText([entry('whole later')]), asText([entry('after it')])];
  const foreign = '{"sequence":1,"time":"soon"}\nno JSON\n{"message":"alone"}\n';
  await writeFile(path.join(logs, 'host-process.log'), 'plain text\n');
  await writeFile(path.join(logs, 'plugo.a.log'), asText([entry('first')]) + foreign + cut.slice(0, 40));
  const view = await open();
  expect(await messages(view)).toEqual(['first']);
  await appendFile(path.join(logs, 'plugo.a.log'), cut.slice(40) + late);
  written.fire(new Set(['plugo.a.log']));
  await eventually(async () => expect(await messages(view)).toEqual(['first', 'whole later', 'after it']));
  expect(view.state).toMatchObject({ first: -1, end: 2 });
});

test('what is written is followed, over rotations and into new files', async () => {
  await write(entry('old'));
  const view = await open();
  await write(entry('1'), entry('2', { extensionId: 'plugo.new' }));
  await rotate('plugo.a');
  await write(entry('3'));
  await rotate('plugo.a');
  await write(entry('4'));
  written.fire(new Set(['plugo.a.log', 'plugo.new.log']));
  await eventually(async () => expect(await messages(view)).toEqual(['old', '1', '2', '3', '4']));
});

test('lines go with their files; others are found again under their new numbers', async () => {
  await write(entry('a1'), entry('b1', { extensionId: 'plugo.b' }));
  await rotate('plugo.a');
  await write(entry('a2'));
  await rotate('plugo.a');
  const kept = entry('b2', { extensionId: 'plugo.b' });
  await write(kept, entry('a3'));
  const view = await open();
  expect(await messages(view)).toEqual(['a1', 'b1', 'a2', 'b2', 'a3']);
  await rotate('plugo.a');
  await write(entry('a4'));
  rotated.fire();
  written.fire(new Set(['plugo.a.log']));
  await eventually(async () => expect(await messages(view)).toEqual(['b1', 'a2', 'b2', 'a3', 'a4']));
  expect(view.state.generation).toBe(1);
  const { line } = await view.locate(kept.time, kept.sequence);
  expect(await messages(view, line, line + 1)).toEqual(['b2']);
});

test('a view looks for so many lines, and for all when it is asked for more', async () => {
  const many = Array.from({ length: 30_000 }, (_, n) => entry(`line ${n} ${'x'.repeat(50)}`));
  await writeFile(path.join(logs, 'plugo.a.log'), asText(many));
  const view = await open({}, { limit: 1_000 });
  const found = -view.state.first;
  expect(found).toBeGreaterThanOrEqual(1_000);
  expect(found).toBeLessThan(10_000);
  expect(view.state.complete).toBe(false);
  expect(await messages(view, -1, 0)).toEqual([many.at(-1)?.message]);
  view.more();
  await eventually(() => expect(view.state).toMatchObject({ first: -30_000, complete: true }));
  expect(await messages(view, -30_000, -29_998)).toEqual(many.slice(0, 2).map(({ message }) => message));
  expect(await messages(view, -15_000, -14_999)).toEqual([many[15_000]?.message]);
  const { time, sequence: number } = many[12_345] ?? entry('none');
  expect((await view.locate(time, number)).line).toBe(-30_000 + 12_345);
  expect((await view.locate(time - 1)).line).toBe(-30_000 + 12_345);
  expect(view.state.searched.bytes).toBe(view.state.searched.of);
});

test('the lines found are exported as text and as they are, in the place of what was there', async () => {
  await write(entry('one\u001b[31m red', { time: 0 }), entry('two', { level: 'error', time: 1 }));
  const view = await open();
  const told: number[] = [];
  const file = path.join(directory.path, 'out.log');
  await writeFile(file, 'before');
  const { signal } = new AbortController();
  expect(await view.export({ file, format: 'text' }, signal, (lines) => told.push(lines))).toBe(2);
  expect(await readFile(file, 'utf8')).toBe(
    '1970-01-01T00:00:00.000Z info    plugo.a log: one red\n1970-01-01T00:00:00.001Z error   plugo.a log: two\n',
  );
  await view.export({ file, format: 'ndjson' }, signal, () => undefined);
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ time: 0 }, { message: 'two' }]);
  expect(told).toEqual([2]);
  const nowhere = { file: path.join(directory.path, 'none', 'x.log'), format: 'text' } as const;
  await expect(view.export(nowhere, signal, () => undefined)).rejects.toMatchObject({
    code: 'LOG_EXPORT_FAILED',
    message: expect.stringContaining('x.log'),
  });
  await expect(view.export({ file, format: 'text' }, AbortSignal.abort(), () => undefined)).rejects.toThrow();
});

test('what no file takes is kept in memory, the latest of it, and seen all the same', async () => {
  await writeFile(path.join(directory.path, 'no-directory'), '');
  const log = new LogService({
    directory: path.join(directory.path, 'no-directory'),
    clock: systemClock,
    onProblem: () => undefined,
  });
  const live = new LogViews({ directory: log.fileOf('x'), clock: systemClock, ...log });
  const say = (extensionId: string, message: string) =>
    log.append({ extensionId, source: 'log', level: 'info', message });
  say('plugo.a', 'before');
  await eventually(async () => {
    const view = await live.open({});
    expect(await messages(view)).toEqual(['before']);
    view.dispose();
  });
  const view = await live.open({ extensionIds: ['plugo.a'] });
  say('plugo.b', 'of another');
  say('plugo.a', 'after');
  await eventually(async () => expect(await messages(view)).toEqual(['before', 'after']));
  live.dispose();
  await log.close();

  const all = await views.open({});
  for (let n = 0; n < 6; n += 1)
    unwritten.fire(asText(Array.from({ length: 4 }, (_, of) => entry(`${n}.${of} ${'x'.repeat(200_000)}`))));
  await eventually(() => expect(all.state).toMatchObject({ first: 0, end: 16, generation: 0 }));
  expect((await messages(all)).map((message) => message?.slice(0, 3)).slice(0, 2)).toEqual(['2.0', '2.1']);
  unwritten.fire(asText([entry(`6 ${'x'.repeat(600_000)}`)]));
  await eventually(() => expect(all.state).toMatchObject({ end: 13, generation: 1 }));
});

test('a flood through the log service is seen whole and in order while files are rotated', async () => {
  const log = new LogService({
    directory: logs,
    clock: systemClock,
    linesPerSecond: 1_000_000,
    fileSize: 100_000,
  });
  const live = new LogViews({ directory: logs, clock: systemClock, ...log });
  const view = await live.open({ extensionIds: ['plugo.a'] });
  for (let n = 0; n < 2_000; n += 1) {
    log.append({
      extensionId: 'plugo.a',
      source: 'stdout',
      level: 'info',
      message: `line ${n} ${'x'.repeat(80)}`,
    });
    if (n % 100 === 99) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await eventually(() => expect(view.state.end - view.state.first).toBe(2_000));
  const numbers = (await messages(view)).map((message) => Number(message?.split(' ')[1]));
  expect(numbers).toEqual(Array.from({ length: 2_000 }, (_, n) => n));
  live.dispose();
  await log.close();
});
