import { budgetsOf } from '@plugo/extension-host/control';
import { useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useApp } from '../actions/services.js';
import type { DetailTabProps } from '../details/detail-tab.js';
import '../styles/performance.css';
import { Button } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import { Section } from '../ui/section.js';
import { BudgetsDialog } from './budgets-dialog.js';
import { ChartControls } from './chart-controls.js';
import { describeExceeded } from './format-metric.js';
import { MetricCharts } from './metric-charts.js';
import { RecordControls } from './recordings/record-controls.js';
import { startupGroups } from './startup-groups.js';
import { Waterfall } from './startup-view.js';
import { useMetrics, usePaused } from './use-metrics.js';
import { type Span, useShownHistory } from './use-shown-history.js';

/** What one extension uses, what it should not exceed, how it started, and recordings of it. */
export default function PerformanceTab({ extension }: DetailTabProps) {
  useMetrics();
  const { id, overBudget = [] } = extension;
  const [span, setSpan] = useState<Span>('minutes');
  const [isPaused, setPaused] = useState(false);
  const [budgetsOpen, openBudgets] = useState(false);
  const settings = useApp((state) => state.budgets);
  const last = useApp((state) => state.startups.findLast((one) => one.extensionId === id));
  const shown = usePaused(useShownHistory(id, span), isPaused);
  const words = texts.performance;
  const [group] = last === undefined ? [] : startupGroups([last], 0);
  return (
    <div className="performance-tab">
      <div className="performance-tab-tools">
        <ChartControls span={span} onSpan={setSpan} isPaused={isPaused} onPause={setPaused} />
        <Button secondary icon="settings" onClick={() => openBudgets(true)}>
          {words.budgets}
        </Button>
      </div>
      {overBudget.length > 0 && (
        <ul className="over-budget-list" aria-label={words.overBudget}>
          {overBudget.map((one) => (
            <li key={one.metric}>
              <Icon name="warning" /> {describeExceeded(one)}
            </li>
          ))}
        </ul>
      )}
      <MetricCharts {...shown} budgets={budgetsOf(settings, id)} exceeded={overBudget} />
      <Section title={words.recordings}>
        <RecordControls extension={extension} />
      </Section>
      {group !== undefined && (
        <Section title={words.lastStart}>
          <Waterfall group={group} />
        </Section>
      )}
      {budgetsOpen && <BudgetsDialog extension={extension} onClose={() => openBudgets(false)} />}
    </div>
  );
}
