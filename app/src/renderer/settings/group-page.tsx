import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { visibleText } from '../logs/log-text.js';
import { Button } from '../ui/button.js';
import { IconButton } from '../ui/icon-button.js';
import { Ensured } from './ensured.js';
import { GroupJson } from './group-json.js';
import type { SettingGroup } from './setting-groups.js';
import { SettingList } from './setting-list.js';

interface GroupPageProps {
  readonly group: SettingGroup;
  /** Whether it is one of those that a search found, with only the settings that were. */
  readonly isFound: boolean;
}

/** One group: its settings as a form, and as JSON beside it. */
export function GroupPage({ group, isFound }: GroupPageProps) {
  const { showSettingsJson, select, showView, openPath } = useActions();
  const jsonShown = useApp((state) => state.settingJson) && !isFound;
  const directory = useApp((state) => state.host?.dataDirectory);
  const { id, title, owner } = group;
  const words = texts.settings;
  const showExtension = (): void => {
    select(id);
    showView('extensions');
  };
  return (
    <section className="settings-page" aria-label={title} data-json={jsonShown}>
      <header className="settings-page-header">
        <h2 className="settings-page-title">{visibleText(title)}</h2>
        {owner.kind === 'extension' && (
          <IconButton icon="link-external" label={words.showExtension} onClick={showExtension} />
        )}
        {!isFound && (
          <span className="settings-page-actions">
            <IconButton
              icon="json"
              label={words.showJson}
              pressed={jsonShown}
              onClick={() => showSettingsJson(!jsonShown)}
            />
          </span>
        )}
      </header>
      <div className="settings-panes">
        <div className="settings-form">
          <SettingList group={group} />
          {id === 'host.connection' && !isFound && (
            <>
              <p className="hint">{texts.hostSettings.inForce}</p>
              <Ensured />
              {directory !== undefined && (
                <div>
                  <Button secondary icon="folder-opened" onClick={() => void openPath(directory)}>
                    {texts.hostSettings.openData}
                  </Button>
                </div>
              )}
            </>
          )}
        </div>
        {jsonShown && <GroupJson key={id} group={group} />}
      </div>
    </section>
  );
}
