import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { visibleText } from '../logs/log-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { ContributedView } from './contributed-view.js';

/** A page that an extension brings along. */
export default function ContributedPage() {
  const { showView, select } = useActions();
  const view = useApp((state) => state.contributedView);
  const extension = useApp((state) => view && state.extensions[view.extensionId]);
  const contribution = extension?.views?.find(({ id }) => id === view?.viewId);
  const words = texts.contributed;
  if (view === undefined || extension === undefined || contribution === undefined) {
    return (
      <main className="contributed-page" aria-label={words.gone}>
        <EmptyState icon="window" title={words.gone} text={words.goneText} />
      </main>
    );
  }
  return (
    <main className="contributed-page" aria-label={visibleText(contribution.title)}>
      <header className="contributed-header">
        <h1>{visibleText(contribution.title)}</h1>
        <button
          type="button"
          className="link hint"
          title={words.show}
          onClick={() => {
            showView('extensions');
            select(extension.id);
          }}
        >
          {words.by(extension.displayName)}
        </button>
      </header>
      <div className="contributed-body">
        <ContributedView
          key={`${view.extensionId}/${view.viewId}`}
          extension={extension}
          viewId={view.viewId}
          title={contribution.title}
        />
      </div>
    </main>
  );
}
