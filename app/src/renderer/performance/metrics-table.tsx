import type { ExtensionView, Metric, MetricHistory } from '@plugo/extension-host/control';
import { useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { Icon } from '../ui/icon.js';
import { describeExceeded, formatLatency, formatMetric } from './format-metric.js';
import { allExtensions, latest } from './metric-history.js';
import { Sparkline } from './sparkline.js';

/** A row of the table: an extension, or all together. */
export interface MetricRow {
  readonly id: string;
  readonly name: string;
  readonly history: MetricHistory | undefined;
  readonly extension: ExtensionView | undefined;
  readonly restarts: number;
  /** Milliseconds of the last start. */
  readonly startup: number | undefined;
}

type Column =
  | 'name'
  | 'cpu'
  | 'memory'
  | 'calls'
  | 'p50'
  | 'p99'
  | 'errors'
  | 'restarts'
  | 'startup'
  | 'budget';

const columns: readonly Column[] = [
  'name',
  'cpu',
  'memory',
  'calls',
  'p50',
  'p99',
  'errors',
  'restarts',
  'startup',
  'budget',
];

interface MetricsTableProps {
  readonly rows: readonly MetricRow[];
  readonly now: number;
  /** Where the small charts begin. */
  readonly from: number;
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** What each extension uses now, sortable by each column. */
export function MetricsTable({ rows, now, from, chosen, onChoose }: MetricsTableProps) {
  const [order, setOrder] = useState<{ column: Column; descending: boolean }>({
    column: 'name',
    descending: false,
  });
  const words = texts.performance;
  const [all, ...others] = rows;
  const sorted = [...others].sort((a, b) => compare(a, b, order.column, now) * (order.descending ? -1 : 1));
  const sortBy = (column: Column) =>
    setOrder((before) => ({
      column,
      descending: before.column === column ? !before.descending : column !== 'name',
    }));
  return (
    <div className="metrics-table-frame">
      <table className="metrics-table" aria-label={words.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                data-column={column}
                aria-sort={order.column !== column ? 'none' : order.descending ? 'descending' : 'ascending'}
              >
                <button type="button" onClick={() => sortBy(column)} title={words.columnHints[column]}>
                  {words.columns[column]}
                  {order.column === column && (
                    <Icon name={order.descending ? 'chevron-down' : 'chevron-up'} />
                  )}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...(all === undefined ? [] : [all]), ...sorted].map((row) => (
            <Row
              key={row.id}
              row={row}
              now={now}
              from={from}
              chosen={row.id === chosen}
              onChoose={onChoose}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly row: MetricRow;
  readonly now: number;
  readonly from: number;
  readonly chosen: boolean;
  readonly onChoose: (id: string) => void;
}

function Row({ row, now, from, chosen, onChoose }: RowProps) {
  const { history, extension } = row;
  const words = texts.performance;
  const over = extension?.overBudget ?? [];
  const isOver = (metric: string) => over.some((one) => one.metric === metric) || undefined;
  const figure = (metric: Metric) =>
    formatMetric(metric, latest(history, metric, now, metric === 'p50' || metric === 'p99' ? 30_000 : 5_000));
  const line = (metric: 'cpu' | 'memory', leastTop: number) =>
    history && (
      <Sparkline at={history.at} values={history[metric]} from={from} to={now} leastTop={leastTop} />
    );
  return (
    <tr
      data-chosen={chosen || undefined}
      data-all={row.id === allExtensions || undefined}
      data-testid="metric-row"
    >
      <th scope="row">
        <button type="button" className="metric-name" aria-pressed={chosen} onClick={() => onChoose(row.id)}>
          {row.name}
        </button>
      </th>
      <td data-over={isOver('cpu')}>
        {line('cpu', 20)}
        <span className="figure">{figure('cpu')}</span>
      </td>
      <td data-over={isOver('memory')}>
        {line('memory', 100_000_000)}
        <span className="figure">{figure('memory')}</span>
      </td>
      <td className="figure">{figure('calls')}</td>
      <td className="figure">{figure('p50')}</td>
      <td className="figure" data-over={isOver('latency')}>
        {figure('p99')}
      </td>
      <td className="figure">{figure('errors')}</td>
      <td className="figure">{row.restarts}</td>
      <td className="figure" data-over={isOver('startup')}>
        {row.startup === undefined ? '–' : formatLatency(row.startup)}
      </td>
      <td className="budget-cell">
        {row.id === allExtensions ? (
          ''
        ) : over.length === 0 ? (
          <span className="hint">{extension?.process === undefined ? '–' : words.within}</span>
        ) : (
          <span className="over-budget" title={over.map(describeExceeded).join('\n')}>
            <Icon name="warning" /> {words.over(over.map(({ metric }) => words.budgetNames[metric]))}
          </span>
        )}
      </td>
    </tr>
  );
}

function compare(a: MetricRow, b: MetricRow, column: Column, now: number): number {
  if (column === 'name') return a.name.localeCompare(b.name);
  const difference = sortValueOf(a, column, now) - sortValueOf(b, column, now);
  return difference === 0 ? a.name.localeCompare(b.name) : difference;
}

function sortValueOf(row: MetricRow, column: Exclude<Column, 'name'>, now: number): number {
  switch (column) {
    case 'restarts':
      return row.restarts;
    case 'startup':
      return row.startup ?? -1;
    case 'budget':
      return row.extension?.overBudget?.length ?? 0;
    default:
      return latest(row.history, column, now, 30_000) ?? -1;
  }
}
