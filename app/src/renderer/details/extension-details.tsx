import { Suspense } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { contributedTabs } from '../contributed/contributed-tabs.js';
import { EmptyState } from '../ui/empty-state.js';
import { Tabs } from '../ui/tabs.js';
import { detailTabs } from './detail-tabs.js';
import { DetailsHeader } from './details-header.js';
import { OperationError } from './operation-error.js';

/** Everything about the chosen extension, trouble first. */
export function ExtensionDetails() {
  const extension = useApp((state) =>
    state.selectedId === undefined ? undefined : state.extensions[state.selectedId],
  );
  const { showDetailTab } = useActions();
  const tab = useApp((state) => state.detailTab);
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
          shown={tab}
          onShow={showDetailTab}
          label={texts.timeline.tabs(extension.displayName)}
          tabs={[...detailTabs, ...contributedTabs(extension)].map(({ id, title, component: Content }) => ({
            id,
            title: title(),
            content: () => (
              <Suspense>
                <Content extension={extension} />
              </Suspense>
            ),
          }))}
        />
      </div>
    </main>
  );
}
