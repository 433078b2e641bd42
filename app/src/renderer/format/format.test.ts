import { expect, test } from 'vitest';
import {
  formatBytes,
  formatClock,
  formatDuration,
  formatEvent,
  formatMemory,
  formatMoment,
  formatShortDuration,
  secondsUntil,
} from './format.js';

test('a duration is shown in its two largest units', () => {
  const durations = [-5, 4_200, 192_000, 7_500_000, 273_600_000];
  expect(durations.map(formatDuration)).toEqual(['0 s', '4 s', '3 m 12 s', '2 h 05 m', '3 d 4 h']);
});

test('bytes are shown in the unit that needs the fewest digits', () => {
  const sizes = [0, 812, 4_200, 38_400_000, 999_600_000, 1_234_000_000_000];
  expect(sizes.map(formatBytes)).toEqual(['0 B', '812 B', '4.2 KB', '38 MB', '1.0 GB', '1.2 TB']);
});

test('memory that was not measured yet is a dash', () => {
  expect([formatMemory(0), formatMemory(38_400_000)]).toEqual(['–', '38 MB']);
});

test('a countdown goes to the nearest second and ends at zero', () => {
  expect([secondsUntil(1_200, 0), secondsUntil(2_600, 0), secondsUntil(0, 3_000)]).toEqual([1, 3, 0]);
});

test('a log line carries the local time to the millisecond', () => {
  expect(formatClock(new Date(2026, 10, 21, 14, 3, 7, 42).getTime())).toBe('14:03:07.042');
});

test('a moment names its day only when that is another one', () => {
  const now = new Date(2026, 10, 21, 18, 0).getTime();
  const today = formatMoment(new Date(2026, 10, 21, 14, 3).getTime(), now, 'en-GB');
  const yesterday = formatMoment(new Date(2026, 10, 20, 14, 3).getTime(), now, 'en-GB');
  expect([today, yesterday]).toEqual(['14:03', '20 Nov, 14:03']);
});

test('what lasted shorter than ten seconds is told to the tenth', () => {
  expect([400, 9_940, 10_000].map(formatShortDuration)).toEqual(['0.4 s', '9.9 s', '10 s']);
});

test('an event of today is told to the second, one of another day to the minute', () => {
  const time = new Date(2026, 10, 21, 14, 3, 7).getTime();
  expect(formatEvent(time, time + 1)).toBe('14:03:07');
  expect(formatEvent(time, time + 48 * 3_600_000, 'en-GB')).toBe('21 Nov, 14:03');
});
