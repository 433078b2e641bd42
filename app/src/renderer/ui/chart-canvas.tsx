import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { onThemeChange } from './chart-colors.js';
import type { ChartPlot } from './chart-model.js';
import { chartOptions } from './chart-options.js';

interface ChartCanvasProps extends ChartPlot {
  readonly height: number;
  readonly label: string;
  /** Told at which position the cursor is; undefined when it has left. */
  readonly onPoint: (index: number | undefined) => void;
}

/** The drawing of a chart, by uPlot. */
export default function ChartCanvas(props: ChartCanvasProps) {
  const { label, height } = props;
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot>(undefined);
  const latest = useRef(props);
  latest.current = props;
  const { series, shape, overTime, syncKey } = props;
  const form = JSON.stringify([
    series.map((one) => [one.label, one.color]),
    shape,
    overTime,
    syncKey,
    height,
  ]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn otherwise is in `form`; the rest is read when it is drawn.
  useLayoutEffect(() => {
    const parent = element.current;
    if (parent === null) return;
    const drawn = new uPlot(
      chartOptions(() => latest.current, parent.clientWidth),
      dataOf(latest.current),
      parent,
    );
    chart.current = drawn;
    const resizing = new ResizeObserver(() => {
      const width = parent.clientWidth;
      if (width > 0 && width !== drawn.width) drawn.setSize({ width, height: latest.current.height });
    });
    resizing.observe(parent);
    const theme = onThemeChange(() => drawn.redraw(false));
    return () => {
      theme();
      resizing.disconnect();
      drawn.destroy();
      chart.current = undefined;
    };
  }, [form]);

  useEffect(() => {
    chart.current?.setData(dataOf(props));
  });

  const move = (event: KeyboardEvent): void => {
    const drawn = chart.current;
    if (drawn === undefined) return;
    const last = drawn.data[0].length - 1;
    const index = drawn.cursor.idx ?? undefined;
    const next = { ArrowLeft: (index ?? last + 1) - 1, ArrowRight: (index ?? -1) + 1, Home: 0, End: last }[
      event.key
    ];
    if (event.key === 'Escape' && index !== undefined) drawn.setCursor({ left: -10, top: -10 });
    else if (next === undefined) return;
    else {
      const at = drawn.data[0][Math.max(0, Math.min(last, next))];
      if (at !== undefined) drawn.setCursor({ left: drawn.valToPos(at, 'x'), top: 10 });
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={element}
      className="chart-plot"
      style={{ height }}
      role="img"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move the cursor.
      tabIndex={0}
      onKeyDown={move}
    />
  );
}

/** Seconds, as uPlot counts time. */
function dataOf({ positions, series, overTime = true }: ChartPlot): uPlot.AlignedData {
  const x = overTime ? positions.map((position) => position / 1_000) : [...positions];
  return [x, ...series.map(({ values }) => [...values])];
}
