import { useMemo } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { Button } from '../ui/button.js';
import { EmptyState } from '../ui/empty-state.js';
import { findSettings } from './find-settings.js';
import { GroupPage } from './group-page.js';
import { extensionGroups, plugoGroups } from './setting-groups.js';
import { SettingsSearch } from './settings-search.js';
import { SettingsTree } from './settings-tree.js';

/** All settings: those of Plugo and of each extension, a group at a time, or what a search finds in all of them. */
export default function SettingsView() {
  const { openSettings, searchSettings } = useActions();
  const app = useApp((state) => state.appSettings);
  const host = useApp((state) => state.hostSettings);
  const extensions = useApp((state) => state.extensions);
  const search = useApp((state) => state.settingSearch);
  const chosenId = useApp((state) => state.settingGroup);

  const plugo = useMemo(() => plugoGroups(app, host), [app, host]);
  const contributed = useMemo(() => extensionGroups(Object.values(extensions)), [extensions]);
  const all = [...plugo, ...contributed];
  const isSearching = search.trim() !== '';
  const found = isSearching ? findSettings(all, search) : [];
  const current = all.find(({ id }) => id === chosenId) ?? all[0];
  const shown = isSearching ? found : current === undefined ? [] : [current];
  const isFound = ({ id }: { readonly id: string }): boolean =>
    !isSearching || found.some((group) => group.id === id);

  return (
    <main className="settings-view" aria-label={texts.settings.title}>
      <SettingsSearch count={isSearching ? found.flatMap(({ items }) => items).length : undefined} />
      <div className="settings-body">
        <SettingsTree
          plugo={plugo.filter(isFound)}
          extensions={contributed.filter(isFound)}
          currentId={isSearching ? undefined : current?.id}
          onChoose={openSettings}
        />
        <div className="settings-pages">
          {shown.map((group) => (
            <GroupPage key={group.id} group={group} isFound={isSearching} />
          ))}
          {shown.length === 0 && (
            <EmptyState
              icon="search"
              title={texts.settings.nothingFound}
              text={texts.settings.nothingFoundText}
            >
              <Button secondary onClick={() => searchSettings('')}>
                {texts.settings.clearSearch}
              </Button>
            </EmptyState>
          )}
        </div>
      </div>
    </main>
  );
}
