import { expect, test } from 'vitest';
import type { PaletteEntry } from './palette-entry.js';
import { rankEntries } from './rank-entries.js';

const entry = (label: string, over: Partial<PaletteEntry> = {}): PaletteEntry => ({
  id: label,
  label,
  name: label,
  source: 'Samples',
  icon: 'gear',
  keys: undefined,
  reason: undefined,
  ...over,
});

const entries = [
  entry('Word Count: Count words', { name: 'wordCount.count', source: 'Word Count' }),
  entry('Hello World: Say hello', { name: 'MyPlugin.SayHello', source: 'Hello World' }),
  entry('Clock: Remind me', { name: 'clock.remind', source: 'Clock' }),
  entry('Show logs', { name: 'showLogs', source: 'Plugo' }),
  entry('Show notifications', { name: 'showNotifications', source: 'Plugo' }),
  entry('Stop showing', { name: 'stop', source: 'Plugo', reason: 'not running' }),
];
const found = (search: string, recent: readonly string[] = []) =>
  rankEntries(entries, search, recent).map(({ entry: { label } }) => label);

test.each([
  ['count', 'Word Count: Count words'],
  ['show l', 'Show logs'],
  ['sl', 'Show logs'],
  ['sn', 'Show notifications'],
  ['rem', 'Clock: Remind me'],
  ['MyPlugin.SayHello', 'Hello World: Say hello'],
  ['hello say', 'Hello World: Say hello'],
  ['shwo', 'Show logs'],
  ['xyz', undefined],
  ['notif', 'Show notifications'],
])('%s finds %s first', (search, first) => {
  expect(found(search)[0]).toBe(first);
});

test('what was used lately comes first among what fits as well, and what cannot be run last', () => {
  expect(found('show')).toEqual(['Show logs', 'Show notifications', 'Stop showing']);
  expect(found('show', ['Show notifications'])[0]).toBe('Show notifications');
  expect(found('logs', ['Show notifications'])[0]).toBe('Show logs');
  expect(found('stop')).toEqual(['Stop showing']);
});

test('says which characters of the label were found', () => {
  const [first] = rankEntries(entries, 'sl', []);
  expect(first?.matched).toEqual([0, 5]);
});

test('five hundred commands are ranked within the time of a frame', () => {
  const many = Array.from({ length: 500 }, (_, n) => entry(`Category ${n % 7}: Do thing number ${n}`));
  expect(rankEntries(many, 'thing 499', [])[0]?.entry.label).toBe('Category 2: Do thing number 499');
});
