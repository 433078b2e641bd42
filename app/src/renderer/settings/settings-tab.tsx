import { texts } from '../../shared/texts/index.js';
import { useActions } from '../actions/services.js';
import type { DetailTabProps } from '../details/detail-tab.js';
import { Button } from '../ui/button.js';
import { extensionGroup } from './setting-groups.js';
import { SettingList } from './setting-list.js';

/** The settings of one extension, in its details. */
export function SettingsTab({ extension }: DetailTabProps) {
  const { openSettings, showSettingsJson } = useActions();
  const group = extensionGroup(extension);
  if (group.items.length === 0) return <p className="hint">{texts.settings.empty}</p>;
  const open = (json: boolean): void => {
    showSettingsJson(json);
    openSettings(group.id);
  };
  return (
    <>
      <SettingList group={group} />
      <div className="button-row">
        <Button secondary icon="settings-gear" onClick={() => open(false)}>
          {texts.settings.openPage}
        </Button>
        <Button secondary icon="json" onClick={() => open(true)}>
          {texts.settings.showJson}
        </Button>
      </div>
    </>
  );
}
