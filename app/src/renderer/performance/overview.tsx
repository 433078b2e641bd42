import { budgetsOf } from '@plugo/extension-host/control';
import { type ComponentProps, useMemo, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { IconButton } from '../ui/icon-button.js';
import { BudgetsDialog } from './budgets-dialog.js';
import { ChartControls } from './chart-controls.js';
import { MetricCharts } from './metric-charts.js';
import { allExtensions, emptyHistory, fineSpan, shownRange } from './metric-history.js';
import { type MetricRow, MetricsTable } from './metrics-table.js';
import { usePaused } from './use-metrics.js';
import { type Span, useShownHistory } from './use-shown-history.js';

/** What all extensions use, in a table, and the course of it for the chosen one. */
export function Overview() {
  const { showChartsOf } = useActions();
  const [span, setSpan] = useState<Span>('minutes');
  const [isPaused, setPaused] = useState(false);
  const [budgetsOpen, openBudgets] = useState(false);
  const extensions = useApp((state) => state.extensions);
  const settings = useApp((state) => state.budgets);
  const wished = useApp((state) => state.chartsOf);
  const chosen = wished in extensions ? wished : allExtensions;
  const rows = useRows();
  const shown = usePaused(useShownHistory(chosen, span), isPaused);
  const words = texts.performance;
  const extension = extensions[chosen];
  const name = extension?.displayName ?? words.all;
  return (
    <div className="performance-overview">
      <MetricsTable {...usePaused(rows, isPaused)} chosen={chosen} onChoose={showChartsOf} />
      <section className="metric-details" aria-label={words.chartsOf(name)}>
        <header className="metric-details-header">
          <h2>{name}</h2>
          <ChartControls span={span} onSpan={setSpan} isPaused={isPaused} onPause={setPaused} />
          <IconButton icon="settings" label={words.budgets} onClick={() => openBudgets(true)} />
        </header>
        <MetricCharts
          {...shown}
          budgets={extension && budgetsOf(settings, chosen)}
          exceeded={extension?.overBudget ?? []}
        />
      </section>
      {budgetsOpen && <BudgetsDialog extension={extension} onClose={() => openBudgets(false)} />}
    </div>
  );
}

function useRows(): Pick<ComponentProps<typeof MetricsTable>, 'rows' | 'now' | 'from'> {
  const extensions = useApp((state) => state.extensions);
  const metrics = useApp((state) => state.metrics);
  const startups = useApp((state) => state.startups);
  return useMemo(() => {
    const each = Object.values(extensions)
      .filter(({ availability }) => availability.kind === 'enabled')
      .map((extension): MetricRow => {
        const { id, displayName, restarts } = extension;
        const startup = startups.findLast((one) => one.extensionId === id)?.duration;
        return { id, name: displayName, history: metrics[id], extension, restarts, startup };
      });
    const all: MetricRow = {
      id: allExtensions,
      name: texts.performance.all,
      history: metrics[allExtensions],
      extension: undefined,
      restarts: each.reduce((sum, { restarts }) => sum + restarts, 0),
      startup: undefined,
    };
    const [from, now] = shownRange(metrics[allExtensions] ?? emptyHistory, fineSpan);
    return { rows: [all, ...each], from, now };
  }, [extensions, metrics, startups]);
}
