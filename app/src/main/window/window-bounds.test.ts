import { expect, test } from 'vitest';
import { parsePlacement, placeWindow } from './window-bounds.js';

const left = { x: 0, y: 0, width: 1920, height: 1040 };
const right = { x: 1920, y: 0, width: 1280, height: 700 };
const at = (x: number, y: number, width: number, height: number) => ({
  bounds: { x, y, width, height },
  maximized: false,
});

test('the window opens where it was', () => {
  expect(placeWindow(at(100, 50, 1000, 700), [left, right])).toEqual(at(100, 50, 1000, 700));
});

test('without a memory it opens in its usual size, where the system puts it', () => {
  expect(placeWindow(undefined, [left])).toEqual({ bounds: { width: 1200, height: 800 }, maximized: false });
});

test('a window on a display that is gone comes back', () => {
  expect(placeWindow({ ...at(5000, 0, 900, 700), maximized: true }, [left])).toEqual({
    bounds: { width: 1200, height: 800 },
    maximized: true,
  });
});

test('a window that hangs out of its display is moved and shrunk into it', () => {
  expect(placeWindow(at(2500, -40, 1500, 900), [left, right])).toEqual(at(1920, 0, 1280, 700));
});

test('it is never smaller than the smallest, even on a smaller display', () => {
  expect(placeWindow(at(10, 10, 100, 100), [{ x: 0, y: 0, width: 640, height: 480 }])).toEqual(
    at(0, 0, 800, 600),
  );
});

test.each([
  null,
  {},
  { bounds: {} },
  { bounds: { x: 0, y: 0, width: '9', height: 1 } },
  { bounds: { x: 0.5, y: 0, width: 9, height: 1 } },
  7,
])('%j is no placement', (value) => expect(parsePlacement(value)).toBeUndefined());

test('how large the letters were is kept with the place, unless it is the actual size or nonsense', () => {
  const zoomOf = (zoomLevel: unknown) => parsePlacement({ ...at(0, 0, 900, 700), zoomLevel })?.zoomLevel;
  expect([1.5, -2, 0, 40, 'large', undefined].map(zoomOf)).toEqual([
    1.5,
    -2,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
