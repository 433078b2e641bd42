import type { ExtensionView } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';
import { useActions } from '../actions/services.js';
import { Section } from '../ui/section.js';
import { SettingRow } from './setting-row.js';
import { settingFields } from './setting-schema.js';

/** The settings it contributes as a form; each change is sent at once. */
export function SettingsSection({ extension }: { readonly extension: ExtensionView }) {
  const { setSetting, resetSetting } = useActions();
  const fields = settingFields(extension.settingSchemas, extension.settings);
  if (fields.length === 0) return null;
  return (
    <Section title={texts.details.settings} count={fields.length}>
      <div className="settings">
        {fields.map((field) => (
          <SettingRow
            key={field.key}
            field={field}
            onSet={(value) => setSetting(extension.id, field.key, value)}
            onReset={() => resetSetting(extension.id, field.key)}
          />
        ))}
      </div>
    </Section>
  );
}
