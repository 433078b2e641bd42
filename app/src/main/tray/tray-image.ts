/** A raster image as Electron hands it over: four bytes a pixel, blue, green, red, opacity. */
export interface Bitmap {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

type Colour = readonly [blue: number, green: number, red: number];

const red: Colour = [0x2c, 0x35, 0xe5];
const white: Colour = [0xff, 0xff, 0xff];

/** The icon with a red dot in its lower right corner, ringed so that it is seen on any bar. */
export function withDot({ pixels, width, height }: Bitmap): Bitmap {
  const marked = Uint8Array.from(pixels);
  const radius = width * 0.24;
  const ring = radius + Math.max(1, width / 16);
  const x0 = width - ring;
  const y0 = height - ring;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const distance = Math.hypot(x + 0.5 - x0, y + 0.5 - y0);
      const colour = distance <= radius ? red : distance <= ring ? white : undefined;
      if (colour) marked.set([...colour, 0xff], 4 * (y * width + x));
    }
  }
  return { pixels: marked, width, height };
}
