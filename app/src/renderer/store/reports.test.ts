import type { Report } from '@plugo/extension-host/control';
import { expect, test } from 'vitest';
import { mergeReports } from './reports.js';

const report = (id: string, time: number, times?: number): Report => ({
  id,
  time,
  extensionId: 'a.b',
  code: 'STARTED',
  level: 'info',
  message: '',
  nextStep: '',
  ...(times === undefined ? {} : { times }),
});
const story = (reports: readonly Report[]): string =>
  reports.map(({ id, times = 1 }) => `${id}×${times}`).join(' ');

test('what was told while the list was on its way is kept, each once and in order', () => {
  const merged = mergeReports(
    [report('c', 3), report('d', 4)],
    [report('a', 1), report('b', 2), report('c', 3)],
  );
  expect(story(merged)).toBe('a×1 b×1 c×1 d×1');
});

test('one that happened again takes the place of the one before; an older count never does', () => {
  expect(story(mergeReports([report('a', 1, 2)], [report('a', 1, 3)]))).toBe('a×3');
  expect(story(mergeReports([report('a', 1, 3)], [report('a', 1)]))).toBe('a×3');
});

test('the latest 200 are kept', () => {
  const many = Array.from({ length: 250 }, (_, n) => report(String(n), n));
  const merged = mergeReports([], many);
  expect([merged.length, merged[0]?.id]).toEqual([200, '50']);
});
