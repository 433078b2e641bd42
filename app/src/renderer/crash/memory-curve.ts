import type { MemorySample } from '@plugo/extension-host/control';

/** A curve in a box of `width` × `height`: time to the right, memory upwards from zero. */
export interface MemoryCurve {
  /** `x,y` pairs as SVG's polyline reads them. */
  readonly points: string;
  /** Bytes. */
  readonly first: number;
  readonly most: number;
  readonly last: number;
}

/** Undefined where there are too few samples for a line. */
export function memoryCurve(
  samples: readonly MemorySample[],
  width: number,
  height: number,
): MemoryCurve | undefined {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined || last.at <= first.at) return undefined;
  const most = Math.max(1, ...samples.map(({ memory }) => memory));
  const points = samples.map(({ at, memory }) => {
    const x = ((at - first.at) / (last.at - first.at)) * width;
    return `${x.toFixed(1)},${(height - (memory / most) * height).toFixed(1)}`;
  });
  return { points: points.join(' '), first: first.memory, most, last: last.memory };
}
