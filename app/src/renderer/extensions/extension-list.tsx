import { type KeyboardEvent, useCallback, useDeferredValue, useMemo, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp, useServices } from '../actions/services.js';
import { Button } from '../ui/button.js';
import { Menu, type MenuPlace } from '../ui/menu.js';
import { TextField } from '../ui/text-field.js';
import { ExtensionRows } from './extension-rows.js';
import { listExtensions } from './list-extensions.js';
import { ListFilters } from './list-filters.js';
import { NothingListed } from './nothing-listed.js';
import { rowActions } from './row-actions.js';

/** All extensions with a search box, filters and an order; arrows walk through them. */
export function ExtensionList() {
  const actions = useActions();
  const { platform } = useServices();
  const extensions = useApp((state) => state.extensions);
  const search = useApp((state) => state.search);
  const filter = useApp((state) => state.listFilter);
  const sort = useApp((state) => state.listSort);
  const [menu, setMenu] = useState<{ readonly id: string; readonly place: MenuPlace }>();

  const all = useMemo(() => Object.values(extensions), [extensions]);
  const { listed, counts } = useMemo(
    () => listExtensions(all, { search, filter, sort }),
    [all, search, filter, sort],
  );
  // The box shows what is typed at once; many rows follow when there is time.
  const shown = useDeferredValue(listed);
  const openMenu = useCallback((id: string, place: MenuPlace) => setMenu({ id, place }), []);
  const closeMenu = useCallback(() => setMenu(undefined), []);

  const toFirstRow = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    document.querySelector<HTMLElement>('.extension-name[tabindex="0"]')?.focus();
  };

  return (
    <section className="side-list" aria-label={texts.extensions.title}>
      <header className="side-header">
        <h1 className="side-title">{texts.extensions.title}</h1>
        <span className="side-count">{all.length > 0 && texts.extensions.count(all.length)}</span>
      </header>
      <div className="side-toolbar">
        <Button icon="add" onClick={() => void actions.install.chooseFolder()}>
          {texts.shell.installFromFolder}
        </Button>
        <Button
          secondary
          icon="terminal"
          title={texts.shell.runCommandKeys(platform)}
          onClick={() => actions.openPalette()}
        >
          {texts.shell.runCommand}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow leads from the field to the list. */}
      <div className="side-search" onKeyDown={toFirstRow}>
        <div title={texts.extensionList.searchHint}>
          <TextField
            label={texts.extensions.search}
            placeholder={texts.extensions.search}
            icon="search"
            value={search}
            onInput={actions.search}
            className="extension-search"
          />
        </div>
        <ListFilters counts={counts} />
      </div>
      {shown.length > 0 ? (
        <ExtensionRows extensions={shown} onMenu={openMenu} />
      ) : (
        <NothingListed hidden={all.length} />
      )}
      {menu && <RowMenu {...menu} onClose={closeMenu} />}
    </section>
  );
}

interface RowMenuProps {
  readonly id: string;
  readonly place: MenuPlace;
  readonly onClose: () => void;
}

function RowMenu({ id, place, onClose }: RowMenuProps) {
  const actions = useActions();
  const extension = useApp((state) => state.extensions[id]);
  const operation = useApp((state) => state.operations[id]);
  if (extension === undefined) return null;
  return (
    <Menu
      label={texts.extensionList.actionsOf(extension.displayName)}
      place={place}
      items={rowActions(extension, actions, operation)}
      onClose={onClose}
    />
  );
}
