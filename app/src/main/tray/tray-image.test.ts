import { expect, test } from 'vitest';
import { withDot } from './tray-image.js';

test('the dot is in the lower right corner, and the rest is as it was', () => {
  const icon = { pixels: new Uint8Array(16 * 16 * 4).fill(7), width: 16, height: 16 };
  const { pixels, width, height } = withDot(icon);
  const at = (x: number, y: number) => [...pixels.slice(4 * (y * width + x), 4 * (y * width + x) + 4)];
  expect({ width, height, length: pixels.length }).toEqual({ width: 16, height: 16, length: 1024 });
  expect(at(11, 11)).toEqual([0x2c, 0x35, 0xe5, 0xff]);
  expect(at(2, 2)).toEqual([7, 7, 7, 7]);
  expect(icon.pixels.every((byte) => byte === 7)).toBe(true);
});
