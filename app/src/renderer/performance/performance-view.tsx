import { type ComponentType, lazy, Suspense } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import type { PerformanceTab } from '../store/performance.js';
import '../styles/performance.css';
import { Tabs } from '../ui/tabs.js';
import { Overview } from './overview.js';
import { StartupView } from './startup-view.js';
import { useMetrics } from './use-metrics.js';

const RecordingsView = lazy(() => import('./recordings/recordings-view.js'));

const tabs: readonly { readonly id: PerformanceTab; readonly content: ComponentType }[] = [
  { id: 'overview', content: Overview },
  { id: 'startup', content: StartupView },
  { id: 'recordings', content: RecordingsView },
];

/** What extensions use, how they start, and what they do with the processor and their memory. */
export default function PerformanceView() {
  useMetrics();
  const { showPerformance } = useActions();
  const shown = useApp((state) => state.performanceTab);
  const words = texts.performance;
  return (
    <main className="performance" aria-label={words.title}>
      <h1 className="visually-hidden">{words.title}</h1>
      <Tabs
        label={words.parts}
        shown={shown}
        onShow={(id) => showPerformance(id as PerformanceTab)}
        tabs={tabs.map(({ id, content: Content }) => ({
          id,
          title: words.tabs[id],
          content: () => (
            <Suspense>
              <Content />
            </Suspense>
          ),
        }))}
      />
    </main>
  );
}
