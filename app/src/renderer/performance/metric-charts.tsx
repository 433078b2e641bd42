import type { Budgets, ExceededBudget, MetricHistory } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';
import { Chart } from '../ui/chart.js';
import type { ChartLimit } from '../ui/chart-model.js';
import { formatLatency, formatMetric, formatPercent, formatRate } from './format-metric.js';

interface MetricChartsProps {
  readonly history: MetricHistory;
  readonly range: readonly [number, number];
  /** Undefined for all extensions together: those have none. */
  readonly budgets: Budgets | undefined;
  readonly exceeded: readonly ExceededBudget[];
}

const height = 132;
const sync = 'metrics';

/** What was measured of an extension, or of all together, one chart a kind. */
export function MetricCharts({ history, range, budgets, exceeded }: MetricChartsProps) {
  const words = texts.performance;
  const { metrics } = words;
  const limit = (value: number | undefined, format: (value: number) => string): ChartLimit | undefined =>
    value === undefined ? undefined : { value, label: words.budgetLine(format(value)) };
  const isOver = (metric: ExceededBudget['metric']) => exceeded.some((one) => one.metric === metric);
  const over = (metric: ExceededBudget['metric']) =>
    isOver(metric) ? <span className="over-budget">{words.overBudget}</span> : undefined;
  const common = { positions: history.at, range, syncKey: sync, height };
  const bytes = (value: number) => formatMetric('memory', value);
  return (
    <div className="metric-charts">
      <Chart
        {...common}
        title={metrics.cpu}
        shape="area"
        series={[{ label: metrics.cpu, values: history.cpu, color: '--accent-text' }]}
        format={formatPercent}
        leastTop={10}
        limit={limit(budgets?.cpu, formatPercent)}
        note={over('cpu')}
        exceeded={isOver('cpu')}
      />
      <Chart
        {...common}
        title={metrics.memory}
        shape="area"
        series={[{ label: metrics.memory, values: history.memory, color: '--ok' }]}
        format={bytes}
        leastTop={20_000_000}
        limit={limit(budgets?.memory, bytes)}
        note={over('memory')}
        exceeded={isOver('memory')}
      />
      <Chart
        {...common}
        title={metrics.calls}
        series={[
          { label: metrics.calls, values: history.calls, color: '--accent-text' },
          { label: metrics.errors, values: history.errors, color: '--error' },
        ]}
        format={formatRate}
        leastTop={1}
      />
      <Chart
        {...common}
        title={words.latency}
        series={[
          { label: 'p50', values: history.p50, color: '--ok' },
          { label: 'p99', values: history.p99, color: '--warning' },
        ]}
        format={formatLatency}
        leastTop={1}
        limit={limit(budgets?.latency, formatLatency)}
        note={over('latency')}
        exceeded={isOver('latency')}
      />
      <Chart
        {...common}
        title={metrics.restarts}
        shape="bars"
        series={[{ label: metrics.restarts, values: history.restarts, color: '--error' }]}
        format={(value) => formatMetric('restarts', value)}
        leastTop={2}
      />
    </div>
  );
}
