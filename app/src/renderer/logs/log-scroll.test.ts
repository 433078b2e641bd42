import { expect, test } from 'vitest';
import {
  atEnd,
  drawnLines,
  fractionOf,
  movedBy,
  placeAround,
  placeAt,
  scrolledAmong,
  scrolledBy,
} from './log-scroll.js';

const million = { first: -1_000_000, end: 0, height: 400 };
const line = (number: number, offset = 0) => ({ kind: 'line', line: number, offset }) as const;

test('scrolling leaves the end and comes back to it', () => {
  const up = scrolledBy(atEnd, -30, million);
  expect(up).toEqual(line(-22, 10));
  expect(scrolledBy(up, 30, million)).toEqual(atEnd);
  expect(scrolledBy(up, -1e9, million)).toEqual(line(-1_000_000));
});

test('lines that are added at either end do not move the place', () => {
  const place = line(-500, 7);
  expect(scrolledBy(place, 0, { ...million, first: -2_000_000, end: 5_000 })).toEqual(place);
  expect(movedBy(place, -20)).toEqual(line(-520, 7));
  expect(movedBy(atEnd, -20)).toEqual(atEnd);
});

test('the scrollbar reaches the beginning, the middle and the end of a million lines', () => {
  expect(placeAt(0, million)).toEqual(line(-1_000_000));
  expect(placeAt(0.5, million)).toEqual(line(-500_010));
  expect(placeAt(1, million)).toEqual(atEnd);
  for (const fraction of [0, 0.25, 0.9]) {
    expect(fractionOf(placeAt(fraction, million), million)).toBeCloseTo(fraction, 9);
  }
});

test('a line is shown in the middle, or as near to it as the ends allow', () => {
  expect(placeAround(-500, million)).toEqual(line(-509));
  expect(placeAround(-1, million)).toEqual(atEnd);
  expect(placeAround(-1_000_000, million)).toEqual(line(-1_000_000));
});

test('only what is in view is drawn', () => {
  expect(drawnLines(atEnd, million, false)).toEqual({ from: -21, to: 0 });
  expect(drawnLines(line(-500), million, false)).toEqual({ from: -500, to: -479 });
  expect(drawnLines(line(-500), million, true)).toEqual({ from: -521, to: -479 });
  expect(drawnLines(line(-2_000_000), million, false)).toEqual({ from: -1_000_000, to: -999_979 });
  expect(drawnLines(line(7), { first: 0, end: 0, height: 400 }, false)).toEqual({ from: 0, to: 0 });
});

test('among wrapped lines it goes by their heights', () => {
  const rows = [
    { line: 5, top: -60, height: 60 },
    { line: 6, top: 0, height: 20 },
    { line: 7, top: 20, height: 100 },
    { line: 8, top: 120, height: 20 },
  ];
  const extent = { first: 0, end: 100, height: 100 };
  expect(scrolledAmong(rows, 30, extent)).toEqual(line(7, 10));
  expect(scrolledAmong(rows, -10, extent)).toEqual(line(5, 50));
  expect(scrolledAmong(rows, -100, extent)).toEqual(line(3));
  expect(scrolledAmong(rows, 200, extent)).toEqual(line(12));
  expect(scrolledAmong(rows, 40, { ...extent, end: 9 })).toEqual(atEnd);
});
