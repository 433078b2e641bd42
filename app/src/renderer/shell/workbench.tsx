import { lazy, Suspense } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { texts } from '../../shared/texts/index.js';
import { useApp } from '../actions/services.js';
import { LogsPanel } from '../logs/logs-panel.js';
import { views } from './views.js';

const ContributedPage = lazy(() => import('../contributed/contributed-page.js'));

/** The view that was chosen, and the log below it, or in its place where the log is the view. */
export function Workbench() {
  const id = useApp((state) => state.view);
  const logBelow = useApp((state) => state.logOpen) && id !== 'logs';
  const panelIds = id === 'logs' ? ['logs'] : logBelow ? ['view', 'logs'] : ['view'];
  const layout = useDefaultLayout({ id: 'plugo-views', panelIds, storage: localStorage });
  const View = id === 'contributed' ? ContributedPage : views[id].component;
  return (
    <Group orientation="vertical" className="views" {...layout}>
      {View !== undefined && (
        <Panel id="view" minSize={180}>
          <Suspense>
            <View />
          </Suspense>
        </Panel>
      )}
      {logBelow && <Separator className="separator horizontal" aria-label={texts.shell.resizeLogs} />}
      {(logBelow || id === 'logs') && (
        <Panel id="logs" minSize={110} defaultSize={id === 'logs' ? '100%' : '32%'}>
          <LogsPanel />
        </Panel>
      )}
    </Group>
  );
}
