import type { ViewChart } from '@plugo/sdk/protocol';
import { language } from '../../shared/texts/index.js';
import { visibleText } from '../logs/log-text.js';
import { Chart } from '../ui/chart.js';

/** Colours of the series in their order; beyond them they begin anew. */
const colors = ['--accent-text', '--ok', '--warning', '--error', '--busy', '--muted'];

/** Values over time or over numbers. */
export function ChartView({ chart, label }: { readonly chart: ViewChart; readonly label: string }) {
  const { x, time = false, unit, series } = chart;
  const number = (value: number) => value.toLocaleString(language, { maximumFractionDigits: 2 });
  return (
    <Chart
      title={visibleText(label)}
      positions={x}
      overTime={time}
      series={series.map(({ title, values }, index) => ({
        label: visibleText(title),
        values,
        color: colors[index % colors.length] as string,
      }))}
      format={(value) => (unit === undefined ? number(value) : `${number(value)} ${visibleText(unit)}`)}
      {...(time ? {} : { formatPosition: number })}
    />
  );
}
