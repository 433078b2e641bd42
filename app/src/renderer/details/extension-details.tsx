import type { ExtensionView } from '@plugo/extension-host/control';
import { useApp } from '../actions/services.js';
import { TroubleCard } from '../crash/trouble-card.js';
import { HealthSection } from '../health/health-section.js';
import { texts } from '../texts/index.js';
import { Timeline } from '../timeline/timeline.js';
import { EmptyState } from '../ui/empty-state.js';
import { Tabs } from '../ui/tabs.js';
import { CommandSection, MethodSection, PermissionSection } from './contributions.js';
import { DetailsHeader } from './details-header.js';
import { DevelopmentSection } from './development-section.js';
import { Facts, ProcessTiles } from './facts.js';
import { OperationError } from './operation-error.js';
import { RelationSections } from './relations.js';
import { SettingsSection } from './settings-section.js';

/** Everything about the chosen extension, trouble first. */
export function ExtensionDetails() {
  const extension = useApp((state) =>
    state.selectedId === undefined ? undefined : state.extensions[state.selectedId],
  );
  const none = useApp((state) => Object.keys(state.extensions).length === 0);
  const words = texts.details;
  if (extension === undefined) {
    return (
      <main className="details" aria-label={words.region}>
        {none ? (
          <EmptyState icon="folder-opened" title={words.noneTitle} text={words.noneText} />
        ) : (
          <EmptyState icon="extensions" title={words.emptyTitle} text={words.emptyText} />
        )}
      </main>
    );
  }
  return (
    <main className="details" aria-label={words.region} key={extension.id}>
      <div className="details-page">
        <DetailsHeader extension={extension} />
        <OperationError extension={extension} />
        <Tabs
          label={texts.timeline.tabs(extension.displayName)}
          tabs={[
            {
              id: 'overview',
              title: texts.timeline.overview,
              content: () => <Overview extension={extension} />,
            },
            {
              id: 'timeline',
              title: texts.timeline.title,
              content: () => <Timeline extensionId={extension.id} />,
            },
          ]}
        />
      </div>
    </main>
  );
}

function Overview({ extension }: { readonly extension: ExtensionView }) {
  return (
    <>
      <TroubleCard extension={extension} />
      <ProcessTiles extension={extension} />
      <HealthSection extension={extension} />
      <CommandSection extension={extension} />
      <SettingsSection extension={extension} />
      <MethodSection extension={extension} />
      <RelationSections extension={extension} />
      <PermissionSection extension={extension} />
      <DevelopmentSection extension={extension} />
      <Facts extension={extension} />
    </>
  );
}
