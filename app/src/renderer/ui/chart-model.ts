/** One line, area or row of bars of a chart. */
export interface ChartSeries {
  readonly label: string;
  /** As many as there are positions; null where nothing is known. */
  readonly values: readonly (number | null)[];
  /** Name of a CSS variable, such as `--accent`. */
  readonly color: string;
}

/** A value that must not be exceeded, drawn as a dashed line. */
export interface ChartLimit {
  readonly value: number;
  readonly label: string;
}

/** What is drawn. */
export interface ChartPlot {
  /** Along the horizontal axis, ascending; milliseconds since 1970 where that is time. */
  readonly positions: readonly number[];
  readonly series: readonly ChartSeries[];
  readonly shape?: 'line' | 'area' | 'bars';
  /** Whether positions are moments; they are where this is left out. */
  readonly overTime?: boolean;
  /** The part of the horizontal axis that is shown; all positions where it is left out. */
  readonly range?: readonly [from: number, to: number];
  /** A value in words, such as `38 MB`. */
  readonly format: (value: number) => string;
  /** A position in words; the time of day where it is left out. */
  readonly formatPosition?: (position: number) => string;
  readonly limit?: ChartLimit | undefined;
  /** The least upper end of the vertical axis, so that next to nothing does not look like much. */
  readonly leastTop?: number;
  /** Charts with the same key show their cursors together. */
  readonly syncKey?: string;
}

/** Above the line of a limit stands its name. */
const roomForLabel = 1.15;

/** The upper end of the vertical axis: above all values and the limit where that is near, with some air. */
export function topOf({ series, limit, leastTop = 1 }: ChartPlot): number {
  let most = 0;
  for (const { values } of series)
    for (const value of values) if (value !== null && value > most) most = value;
  // A limit far above would make the line flat.
  if (limit !== undefined && limit.value <= most * 4) most = Math.max(most, limit.value * roomForLabel);
  return Math.max(leastTop, most * 1.12);
}

/** What a chart says to those who do not see it: last, least and most of each series. */
export function summaryOf(
  { series, format }: ChartPlot,
  words: {
    readonly none: string;
    readonly of: (label: string, last: string, least: string, most: string) => string;
  },
): string {
  const sentences = series.flatMap(({ label, values }) => {
    const known = values.filter((value): value is number => value !== null);
    const last = known.at(-1);
    if (last === undefined) return [];
    const least = known.reduce((a, b) => Math.min(a, b));
    const most = known.reduce((a, b) => Math.max(a, b));
    return [words.of(label, format(last), format(least), format(most))];
  });
  return sentences.length === 0 ? words.none : sentences.join(' ');
}
