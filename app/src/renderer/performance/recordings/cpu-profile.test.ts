import { expect, test } from 'vitest';
import { type CpuProfileFile, type FlameSpan, parseCpuProfile } from './cpu-profile.js';

const frame = (functionName: string) => ({
  functionName,
  url: 'file:///a.js',
  lineNumber: 4,
  columnNumber: 0,
});

/** root → main → (work → inner, rest) and the collector of garbage. */
const file: CpuProfileFile = {
  nodes: [
    { id: 1, callFrame: frame('(root)'), children: [2, 6, 7] },
    { id: 2, callFrame: frame('main'), children: [3, 5] },
    { id: 3, callFrame: frame('work'), children: [4] },
    { id: 4, callFrame: frame('inner') },
    { id: 5, callFrame: frame('rest') },
    { id: 6, callFrame: frame('(garbage collector)') },
    { id: 7, callFrame: frame('(idle)') },
  ],
  startTime: 1_000,
  endTime: 1_070,
  samples: [3, 4, 6, 7, 5, 3],
  timeDeltas: [0, 10, 10, 10, 10, 10],
};

const told = (spans: readonly FlameSpan[]) =>
  spans.map((span) => `${' '.repeat(span.depth)}${span.function.name} ${span.start}–${span.end}`);

test('calls in time: each as long as it lasts, garbage on top of what was called, nothing while idle', () => {
  expect(told(parseCpuProfile(JSON.stringify(file)).inTime)).toEqual([
    'main 0–30',
    ' work 0–30',
    '  inner 10–30',
    '   (garbage collector) 20–30',
    'main 40–70',
    ' rest 40–50',
    ' work 50–70',
  ]);
});

test('left heavy: equal ways together, the longest first', () => {
  expect(told(parseCpuProfile(JSON.stringify(file)).leftHeavy)).toEqual([
    'main 0–60',
    ' work 0–50',
    '  inner 0–20',
    '   (garbage collector) 0–10',
    ' rest 50–60',
  ]);
});

test('what a function takes itself, and with all that it calls', () => {
  const { functions, duration } = parseCpuProfile(JSON.stringify(file));
  expect(duration).toBe(70);
  expect(functions.map(({ name, self, total }) => [name, self, total])).toEqual([
    ['main', 0, 60],
    ['work', 30, 50],
    ['inner', 10, 20],
    ['rest', 10, 10],
    ['(garbage collector)', 10, 10],
  ]);
});

test('a file of another kind says what it is not', () => {
  expect(() => parseCpuProfile('{}')).toThrow('it is no CPU profile');
});
