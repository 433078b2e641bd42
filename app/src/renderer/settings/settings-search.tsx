import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { IconButton } from '../ui/icon-button.js';
import { TextField } from '../ui/text-field.js';
import { hasModified, withModified } from './find-settings.js';

/** Above the page: a search over all settings. `count`: how many were found; undefined while nobody searches. */
export function SettingsSearch({ count }: { readonly count: number | undefined }) {
  const { searchSettings } = useActions();
  const search = useApp((state) => state.settingSearch);
  const words = texts.settings;
  const onlyModified = hasModified(search);
  return (
    <header className="settings-header">
      <h1 className="side-title">{words.title}</h1>
      <search className="settings-find" title={words.searchHint}>
        <TextField
          className="setting-search"
          label={words.search}
          placeholder={words.search}
          icon="search"
          value={search}
          onInput={searchSettings}
        />
        <IconButton
          icon="filter"
          label={words.onlyModified}
          pressed={onlyModified}
          onClick={() => searchSettings(withModified(search, !onlyModified))}
        />
        <IconButton
          icon="clear-all"
          label={words.clearSearch}
          disabled={search === ''}
          onClick={() => searchSettings('')}
        />
      </search>
      <span className="settings-count" role="status">
        {count !== undefined && words.found(count)}
      </span>
    </header>
  );
}
