import { afterEach, beforeEach, expect, test } from 'vitest';
import { FakeClock } from '../base/fake-clock.js';
import { ProgressCentre, type ProgressOwner } from './progress-centre.js';

let clock: FakeClock;
let centre: ProgressCentre;
let copy: ProgressOwner;
let dropped: string[];
let cancelled: string[];
let changes: number;
let muted: string[];

beforeEach(() => {
  clock = new FakeClock();
  dropped = [];
  cancelled = [];
  changes = 0;
  muted = [];
  centre = new ProgressCentre({
    clock,
    isMuted: (id) => muted.includes(id),
    onDropped: (id, message) => dropped.push(`${id}: ${message}`),
  });
  centre.onDidChange(() => changes++);
  copy = centre.ownedBy('test.copy', (id) => cancelled.push(id));
});

afterEach(() => {
  centre.dispose();
  expect(clock.pending).toBe(0);
});

const shown = () =>
  centre.shown.map(({ title, message, percentage }) =>
    [title, message, percentage].filter((part) => part !== undefined).join(' '),
  );

test('work is shown from its beginning to its end, newest first', () => {
  const id = copy.begin({ title: 'Copying' });
  expect(centre.shown).toEqual([
    {
      id,
      extensionId: 'test.copy',
      title: 'Copying',
      cancellable: false,
      cancelled: false,
      since: 1_000_000,
    },
  ]);
  copy.begin({ title: 'Checking' });
  copy.report({ progressId: id, message: 'a.txt' });
  copy.report({ progressId: id, percentage: 40 });
  expect(shown()).toEqual(['Checking', 'Copying a.txt 40']);
  copy.end(id);
  copy.end(id);
  copy.report({ progressId: id, percentage: 50 });
  expect(shown()).toEqual(['Checking']);
});

test('nobody touches the work of another process, and all of it ends with its own', () => {
  const other = centre.ownedBy('test.copy', () => {});
  const id = copy.begin({ title: 'Copying' });
  other.begin({ title: 'Copying too' });
  other.report({ progressId: id, percentage: 99 });
  other.end(id);
  expect(shown()).toEqual(['Copying too', 'Copying']);
  copy.begin({ title: 'More' });
  copy.endAll();
  expect(shown()).toEqual(['Copying too']);
});

test('a person cancels what can be cancelled, once; it is shown until its extension ends it', () => {
  const fixed = copy.begin({ title: 'Fixed' });
  const free = copy.begin({ title: 'Free', cancellable: true });
  for (const id of [fixed, free, free, 'unknown']) centre.cancel(id);
  expect(cancelled).toEqual([free]);
  expect(centre.shown.map(({ title, cancelled: asked }) => [title, asked])).toEqual([
    ['Free', true],
    ['Fixed', false],
  ]);
});

test('ten new ones a minute are shown, of more it is told once, and reports of them harm nobody', async () => {
  for (let n = 1; n <= 10; n++) copy.end(copy.begin({ title: `${n}` }));
  const before = changes;
  const id = copy.begin({ title: '11' });
  copy.report({ progressId: id, percentage: 1 });
  copy.end(id);
  copy.begin({ title: '12' });
  expect([shown(), dropped, changes - before]).toEqual([
    [],
    ['test.copy: Progress was not shown: more than 10 new in a minute.'],
    0,
  ]);
  centre.ownedBy('test.other', () => {}).begin({ title: 'of another' });
  await clock.advance(60_000);
  copy.begin({ title: '13' });
  expect(shown()).toEqual(['13', 'of another']);
});

test('one that never ends its work shows ten at most', async () => {
  for (let n = 1; n <= 30; n++) {
    copy.begin({ title: `${n}` });
    await clock.advance(10_000);
  }
  expect(centre.shown).toHaveLength(10);
});

test('of a muted extension nothing is shown', () => {
  muted.push('test.copy');
  copy.begin({ title: 'Copying' });
  expect([shown(), changes]).toEqual([[], 0]);
});
