const width = 72;
const height = 18;

interface SparklineProps {
  readonly at: readonly number[];
  readonly values: readonly (number | null)[];
  readonly from: number;
  readonly to: number;
  /** The least value at the top, so that next to nothing does not look like much. */
  readonly leastTop: number;
}

/** The course of a value without scale or words; the number beside it has those. */
export function Sparkline({ at, values, from, to, leastTop }: SparklineProps) {
  const top = values.reduce<number>((most, value) => Math.max(most, value ?? 0), leastTop);
  const points = at.flatMap((moment, index) => {
    const value = values[index];
    if (value == null || moment < from) return [];
    const x = ((moment - from) / (to - from)) * width;
    const y = height - 1 - (value / top) * (height - 2);
    return [`${x.toFixed(1)},${y.toFixed(1)}`];
  });
  return (
    <svg className="sparkline" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <polyline points={points.join(' ')} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
