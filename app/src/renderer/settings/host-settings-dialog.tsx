import { defaultHostSettings, type HostSettings } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { SettingRow } from '../details/setting-row.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Ensured } from './ensured.js';
import { hostSettingFields } from './host-setting-fields.js';

/** Settings of the host itself; each change is sent at once and is in force at the next start of an extension. */
export function HostSettingsDialog() {
  const { closeDialog, setHostSettings, openPath } = useActions();
  const settings = useApp((state) => state.hostSettings);
  const directory = useApp((state) => state.host?.dataDirectory);
  const words = texts.hostSettings;
  return (
    <Dialog title={words.title} onClose={closeDialog}>
      <div className="dialog-body">
        <div className="settings">
          {hostSettingFields(settings).map((field) => {
            const key = field.key as keyof HostSettings;
            return (
              <SettingRow
                key={key}
                field={field}
                onSet={(value) => setHostSettings({ [key]: value })}
                onReset={() => setHostSettings({ [key]: defaultHostSettings[key] })}
              />
            );
          })}
        </div>
        <p className="hint">{words.inForce}</p>
        <Ensured />
      </div>
      <div className="dialog-footer">
        {directory !== undefined && (
          <Button secondary icon="folder-opened" onClick={() => void openPath(directory)}>
            {words.openData}
          </Button>
        )}
        <Button first onClick={closeDialog}>
          {texts.common.close}
        </Button>
      </div>
    </Dialog>
  );
}
