import type { ExtensionView } from '@plugo/extension-host/control';
import { expect, test } from 'vitest';
import { type ListQuery, listExtensions } from './list-extensions.js';

const extension = (displayName: string, over: Partial<ExtensionView> = {}) =>
  ({
    id: `plugo.${displayName.toLowerCase()}`,
    displayName,
    publisher: 'plugo',
    description: '',
    availability: { kind: 'enabled' },
    state: { status: 'active', since: 0, pid: 1 },
    ...over,
  }) as ExtensionView;

const figures = (memory: number, cpu: number) => ({ process: { pid: 1, startedAt: 0, memory, cpu } });
const error = { code: 'CRASH_LIMIT', message: '', nextStep: '' } as const;
const all = [
  extension('Word 10', { description: 'Counts words', ...figures(20, 1), changedAt: 5 }),
  extension('word 9', { ...figures(30, 0), update: { version: '2.0.0', folder: '/x' } }),
  extension('Clock', { description: 'Tells the time', ...figures(10, 9), changedAt: 9 }),
  extension('Off', { availability: { kind: 'disabled' }, state: { status: 'inactive' } }),
  extension('Bad', { state: { status: 'failed', since: 0, error } }),
  extension('Lost', { availability: { kind: 'unresolved', error }, state: { status: 'inactive' } }),
  extension('Idle', { state: { status: 'inactive' } }),
];
const names = (query: Partial<ListQuery>) =>
  listExtensions(all, { search: '', filter: 'all', sort: 'name', ...query }).listed.map(
    (one) => one.displayName,
  );

test('finds by every word anywhere, sorted by name, numbers as numbers', () => {
  expect(['WORD plugo', 'time clock', 'words time', 'nothing'].map((search) => names({ search }))).toEqual([
    ['word 9', 'Word 10'],
    ['Clock'],
    [],
    [],
  ]);
});

test('each filter lists its own, and counts what the search finds', () => {
  expect(
    (['running', 'failed', 'disabled', 'updatable'] as const).map((filter) => names({ filter })),
  ).toEqual([['Clock', 'word 9', 'Word 10'], ['Bad', 'Lost'], ['Off'], ['word 9']]);
  expect(listExtensions(all, { search: 'word', filter: 'failed', sort: 'name' })).toEqual({
    listed: [],
    counts: { all: 2, running: 2, failed: 0, disabled: 0, updatable: 1 },
  });
});

test('sorted by state trouble comes first, by figures the largest, and names decide where these are equal', () => {
  expect(names({ sort: 'state' })).toEqual(['Bad', 'Lost', 'Clock', 'word 9', 'Word 10', 'Idle', 'Off']);
  expect(names({ sort: 'memory' }).slice(0, 4)).toEqual(['word 9', 'Word 10', 'Clock', 'Bad']);
  expect(names({ sort: 'cpu' }).slice(0, 2)).toEqual(['Clock', 'Word 10']);
  expect(names({ sort: 'recent' }).slice(0, 3)).toEqual(['Clock', 'Word 10', 'Bad']);
});

test('words that begin with @ filter and sort, and one that is half typed hides nothing', () => {
  expect(names({ search: '@running word @sort:memory' })).toEqual(['word 9', 'Word 10']);
  expect(names({ search: '@updates' })).toEqual(['word 9']);
  expect(names({ search: '@runn', filter: 'disabled' })).toEqual(['Off']);
});
