import uPlot from 'uplot';
import { formatTime } from '../format/format.js';
import { cssColor, translucent } from './chart-colors.js';
import { type ChartPlot, topOf } from './chart-model.js';

/** What is drawn at the moment, with whom to tell of the cursor. */
export interface DrawnPlot extends ChartPlot {
  readonly height: number;
  readonly onPoint: (index: number | undefined) => void;
}

const font = '11px system-ui, sans-serif';

/** A plot in the words of uPlot. Colours are read when it is drawn, so another theme needs no new chart. */
export function chartOptions(plot: () => DrawnPlot, width: number): uPlot.Options {
  const { series, shape = 'line', overTime = true, syncKey, height } = plot();
  const color = (index: number) => plot().series[index - 1]?.color ?? '--accent';
  return {
    width: Math.max(width, 50),
    height,
    legend: { show: false },
    padding: [6, 8, 0, 0],
    cursor: {
      y: false,
      drag: { x: false, y: false },
      points: {
        size: 7,
        width: 2,
        fill: () => cssColor('--surface-main'),
        stroke: (_, index) => cssColor(color(index)),
      },
      ...(syncKey === undefined ? {} : { sync: { key: syncKey } }),
    },
    scales: {
      x: { time: overTime, range: (_, least, most) => rangeOf(plot(), least, most) },
      y: { range: () => [0, topOf(plot())] },
    },
    axes: [
      {
        stroke: () => cssColor('--text-muted'),
        font,
        size: 26,
        gap: 4,
        space: 74,
        grid: { show: false },
        ticks: { stroke: () => cssColor('--border'), size: 4, width: 1 },
        values: (_, splits) => splits.map((split) => formatPosition(plot(), split)),
      },
      {
        stroke: () => cssColor('--text-muted'),
        font,
        size: (_, values) => 16 + Math.max(3, ...(values ?? []).map(({ length }) => length)) * 6.2,
        gap: 4,
        space: 34,
        grid: { stroke: () => translucent('--border', 0.8), width: 1 },
        ticks: { show: false },
        values: (_, splits) => splits.map((split) => plot().format(split)),
      },
    ],
    series: [
      {},
      ...series.map(({ label }) => ({
        label,
        stroke: (_: uPlot, index: number) => cssColor(color(index)),
        width: 1.5,
        points: { show: false },
        ...(shape === 'line'
          ? {}
          : { fill: (_: uPlot, index: number) => translucent(color(index), shape === 'bars' ? 0.55 : 0.14) }),
        ...(shape === 'bars' && uPlot.paths.bars ? { paths: uPlot.paths.bars({ size: [0.7, 60] }) } : {}),
      })),
    ],
    hooks: {
      draw: [(drawn) => drawLimit(drawn, plot())],
      setCursor: [({ cursor }) => plot().onPoint(cursor.idx ?? undefined)],
    },
  };
}

function rangeOf({ range, overTime = true }: ChartPlot, least: number, most: number): [number, number] {
  if (range === undefined) return least === most ? [least - 1, most + 1] : [least, most];
  const [from, to] = range;
  return overTime ? [from / 1_000, to / 1_000] : [from, to];
}

function formatPosition({ overTime = true, formatPosition: inWords }: ChartPlot, split: number): string {
  if (inWords !== undefined) return inWords(overTime ? split * 1_000 : split);
  return overTime ? formatTime(split * 1_000) : String(split);
}

/** A dashed line with its name above its right end. */
function drawLimit(drawn: uPlot, { limit }: ChartPlot): void {
  const { max } = drawn.scales.y ?? {};
  if (limit === undefined || max == null || limit.value > max) return;
  const { ctx, bbox } = drawn;
  const y = Math.round(drawn.valToPos(limit.value, 'y', true)) + 0.5;
  ctx.save();
  ctx.strokeStyle = cssColor('--error');
  ctx.fillStyle = cssColor('--error');
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([4 * devicePixelRatio, 3 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.font = `${11 * devicePixelRatio}px system-ui, sans-serif`;
  ctx.textAlign = 'right';
  const isNearTop = y - bbox.top < 16 * devicePixelRatio;
  ctx.textBaseline = isNearTop ? 'top' : 'bottom';
  ctx.fillText(limit.label, bbox.left + bbox.width - 4, y + (isNearTop ? 3 : -3) * devicePixelRatio);
  ctx.restore();
}
