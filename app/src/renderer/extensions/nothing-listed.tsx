import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { Button } from '../ui/button.js';
import { EmptyState } from '../ui/empty-state.js';

/** Why the list is empty, and what to do. `hidden`: how many extensions there are all the same. */
export function NothingListed({ hidden }: { readonly hidden: number }) {
  const { search: setSearch, setListFilter, install, checkUpdates } = useActions();
  const known = useApp((state) => state.host !== undefined);
  const search = useApp((state) => state.search);
  const filter = useApp((state) => state.listFilter);
  const words = texts.extensions;
  if (!known) return <EmptyState icon="loading" title={words.loading} />;
  if (hidden > 0 && search !== '') {
    return (
      <EmptyState icon="search" title={words.noMatchTitle} text={words.noMatchText(search)}>
        <Button
          secondary
          onClick={() => {
            setSearch('');
            setListFilter('all');
          }}
        >
          {words.clearSearch}
        </Button>
      </EmptyState>
    );
  }
  if (hidden > 0 && filter !== 'all') {
    const filtered = texts.extensionList;
    const text = filter === 'updatable' ? filtered.noUpdatesText : filtered.noneFilteredText;
    return (
      <EmptyState icon="filter" title={filtered.noneFiltered[filter]} text={text}>
        <div className="button-row">
          {filter === 'updatable' && (
            <Button icon="sync" onClick={() => void checkUpdates(true)}>
              {texts.commands.checkUpdates}
            </Button>
          )}
          <Button secondary onClick={() => setListFilter('all')}>
            {filtered.showAll}
          </Button>
        </div>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="extensions" title={words.emptyTitle} text={words.emptyText}>
      <Button icon="folder-opened" onClick={() => void install.chooseFolder()}>
        {texts.install.choose}
      </Button>
    </EmptyState>
  );
}
