import { useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { type ListFilter, listFilters, listSorts } from '../store/extension-list.js';
import { IconButton } from '../ui/icon-button.js';
import { Menu, type MenuPlace } from '../ui/menu.js';

interface ListFiltersProps {
  readonly counts: Readonly<Record<ListFilter, number>>;
}

/** Which extensions are listed, with how many there are of each kind, and in which order. */
export function ListFilters({ counts }: ListFiltersProps) {
  const { setListFilter, setListSort } = useActions();
  const filter = useApp((state) => state.listFilter);
  const sort = useApp((state) => state.listSort);
  const [menu, setMenu] = useState<MenuPlace>();
  const words = texts.extensionList;
  return (
    <div className="list-filters">
      <div className="filter-chips" role="toolbar" aria-label={words.filters}>
        {listFilters.map((one) => (
          <button
            key={one}
            type="button"
            className="filter-chip"
            aria-pressed={one === filter}
            aria-label={words.filtered(counts[one], words.filter[one])}
            title={words.filterHint[one]}
            data-filter={one}
            data-empty={counts[one] === 0}
            onClick={() => setListFilter(one === filter ? 'all' : one)}
          >
            {words.filter[one]}
            <span className="filter-count figure">{counts[one]}</span>
          </button>
        ))}
      </div>
      <IconButton
        icon="sort-precedence"
        label={words.sortedBy(words.sorts[sort])}
        expanded={menu !== undefined}
        onClick={(event) => setMenu({ below: event.currentTarget })}
      />
      {menu && (
        <Menu
          label={words.sort}
          place={menu}
          onClose={() => setMenu(undefined)}
          items={listSorts.map((one) => ({
            label: words.sorts[one],
            checked: one === sort,
            onChoose: () => setListSort(one),
          }))}
        />
      )}
    </div>
  );
}
