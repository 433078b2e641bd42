import { lazy, type ReactNode, Suspense, useId, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { formatTime } from '../format/format.js';
import { type ChartPlot, summaryOf } from './chart-model.js';
import '../styles/chart.css';

/** What draws is loaded with the first chart. */
const ChartCanvas = lazy(() => import('./chart-canvas.js'));

interface ChartProps extends ChartPlot {
  readonly title: string;
  /** Pixels of the drawing. */
  readonly height?: number;
  /** Beside the title. */
  readonly note?: ReactNode;
  /** Whether something exceeds its limit: the chart is marked, and `note` should say so. */
  readonly exceeded?: boolean;
}

/**
 * Values over time, or over numbers. Beside the title stands what the cursor points at, else the last values; the arrow keys move the
 * cursor, Escape takes it away. Screen readers get a sentence for each line.
 */
export function Chart({ title, height = 150, note, exceeded = false, ...plot }: ChartProps) {
  const [pointed, setPointed] = useState<number>();
  const id = useId();
  const { positions, series, format, formatPosition = formatTime } = plot;
  const index = pointed !== undefined && pointed < positions.length ? pointed : undefined;
  const position = index === undefined ? undefined : positions[index];
  return (
    <figure className="chart" data-exceeded={exceeded || undefined} aria-labelledby={id}>
      <figcaption className="chart-head">
        <span id={id} className="chart-title">
          {title}
        </span>
        {note}
        <span className="chart-reading" aria-live={index === undefined ? 'off' : 'polite'}>
          {position !== undefined && <span className="chart-position">{formatPosition(position)}</span>}
          {series.map(({ label, color, values }) => {
            const value = index === undefined ? values.findLast((one) => one !== null) : values[index];
            return (
              <span key={label} className="chart-value">
                <span className="chart-swatch" style={{ background: `var(${color})` }} />
                {series.length > 1 && <span className="chart-label">{label}</span>}
                <span className="figure">{value == null ? '–' : format(value)}</span>
              </span>
            );
          })}
        </span>
      </figcaption>
      <Suspense fallback={<div style={{ height }} />}>
        <ChartCanvas
          {...plot}
          height={height}
          label={`${title}. ${summaryOf(plot, texts.chart)}`}
          onPoint={setPointed}
        />
      </Suspense>
    </figure>
  );
}
