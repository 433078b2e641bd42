import { type KeyboardEvent, useMemo, useRef } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp, useServices } from '../actions/services.js';
import { Button } from '../ui/button.js';
import { EmptyState } from '../ui/empty-state.js';
import { TextField } from '../ui/text-field.js';
import { ExtensionRow } from './extension-row.js';
import { findExtensions } from './find-extensions.js';

/** All extensions with a search box; arrows walk through them. */
export function ExtensionList() {
  const { select, search: setSearch, install, openPalette } = useActions();
  const { platform } = useServices();
  const extensions = useApp((state) => state.extensions);
  const known = useApp((state) => state.host !== undefined);
  const search = useApp((state) => state.search);
  const selectedId = useApp((state) => state.selectedId);
  const list = useRef<HTMLUListElement>(null);

  const all = useMemo(() => Object.values(extensions), [extensions]);
  const found = useMemo(() => findExtensions(all, search), [all, search]);
  const reachableId = found.some(({ id }) => id === selectedId) ? selectedId : found[0]?.id;

  const walk = (event: KeyboardEvent) => {
    const rows = [...(list.current?.querySelectorAll<HTMLButtonElement>('.extension-name') ?? [])];
    const target = targetOf(
      event.key,
      rows.indexOf(document.activeElement as HTMLButtonElement),
      rows.length,
    );
    if (target === undefined) return;
    event.preventDefault();
    rows[target]?.focus();
  };

  return (
    <section className="side-list" aria-label={texts.extensions.title}>
      <header className="side-header">
        <h1 className="side-title">{texts.extensions.title}</h1>
        <span className="side-count">{all.length > 0 && texts.extensions.count(all.length)}</span>
      </header>
      <div className="side-toolbar">
        <Button icon="add" onClick={() => void install.chooseFolder()}>
          {texts.shell.installFromFolder}
        </Button>
        <Button
          secondary
          icon="terminal"
          title={texts.shell.runCommandKeys(platform)}
          onClick={() => openPalette()}
        >
          {texts.shell.runCommand}
        </Button>
      </div>
      <div className="side-search">
        <TextField
          label={texts.extensions.search}
          placeholder={texts.extensions.search}
          icon="search"
          value={search}
          onInput={setSearch}
          className="extension-search"
        />
      </div>
      {found.length > 0 ? (
        <ul className="extension-items" ref={list} aria-label={texts.extensions.title} onKeyDown={walk}>
          {found.map((extension) => (
            <ExtensionRow
              key={extension.id}
              extension={extension}
              selected={extension.id === selectedId}
              reachable={extension.id === reachableId}
              onSelect={select}
            />
          ))}
        </ul>
      ) : (
        <NothingListed known={known} search={search} />
      )}
    </section>
  );
}

function NothingListed({ known, search }: { readonly known: boolean; readonly search: string }) {
  const { search: setSearch, install } = useActions();
  const words = texts.extensions;
  if (!known) return <EmptyState icon="loading" title={words.loading} />;
  if (search !== '') {
    return (
      <EmptyState icon="search" title={words.noMatchTitle} text={words.noMatchText(search)}>
        <Button secondary onClick={() => setSearch('')}>
          {words.clearSearch}
        </Button>
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

function targetOf(key: string, current: number, length: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(current + 1, length - 1);
    case 'ArrowUp':
      return Math.max(current - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return undefined;
  }
}
