import type { ExtensionView } from '@plugo/extension-host/control';
import { useEffect, useMemo } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { nameOfView } from '../store/contributed.js';
import { Button } from '../ui/button.js';
import { EmptyState } from '../ui/empty-state.js';
import { ContentView } from './content-view.js';
import { ViewProvider } from './view-context.js';

interface ContributedViewProps {
  readonly extension: ExtensionView;
  readonly viewId: string;
  readonly title: string;
}

/** What an extension shows in one of its views, for as long as it is on the screen. */
export function ContributedView({ extension, viewId, title }: ContributedViewProps) {
  const { followView } = useActions();
  const { id } = extension;
  const view = useMemo(() => ({ extensionId: id, viewId }), [id, viewId]);
  // Another host knows nothing of what was open.
  const host = useApp((state) => (state.connected ? state.host?.startedAt : undefined));
  const content = useApp((state) => state.viewContents[nameOfView(view)]);
  useEffect(() => (host === undefined ? undefined : followView(view)), [followView, view, host]);
  if (content === undefined || content === null) {
    return <NoContent extension={extension} asked={content === null} />;
  }
  return (
    <ViewProvider view={view}>
      <ContentView content={content} label={title} />
    </ViewProvider>
  );
}

function NoContent({ extension, asked }: { readonly extension: ExtensionView; readonly asked: boolean }) {
  const { extension: actions } = useActions();
  const { displayName, state, availability, id } = extension;
  const words = texts.contributed;
  if (availability.kind === 'disabled') {
    return (
      <EmptyState icon="circle-slash" title={words.notRunning(displayName)} text={words.notRunningText}>
        <Button icon="play" onClick={() => void actions.enable(id)}>
          {words.enable}
        </Button>
      </EmptyState>
    );
  }
  switch (state.status) {
    case 'active':
    case 'unresponsive':
      return asked ? (
        <EmptyState icon="window" title={words.nothingTitle} text={words.nothingText(displayName)} />
      ) : (
        <EmptyState icon="loading" title={words.loading} />
      );
    case 'starting':
    case 'activating':
    case 'backingOff':
    case 'stopping':
      return <EmptyState icon="loading" title={words.starting(displayName)} />;
    default:
      return (
        <EmptyState icon="error" title={words.notRunning(displayName)} text={words.notRunningText}>
          <Button icon="debug-restart" onClick={() => void actions.reload(id)}>
            {words.restart}
          </Button>
        </EmptyState>
      );
  }
}
