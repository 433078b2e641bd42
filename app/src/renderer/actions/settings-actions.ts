import { type HostSettings, RevealSettingRequest } from '@plugo/extension-host/control';
import type { HostClient } from '../rpc/host-client.js';
import type { ValuePath } from '../schema-form/json-schema.js';
import type { AppStore } from '../store/app-store.js';

/** Settings of the host and of extensions. Those that change one reject with what is wrong with the value. */
export interface SettingsActions {
  /** Shows the settings page: a group of it, by its id, or the one that was shown last. */
  openSettings(group?: string): void;
  searchSettings(search: string): void;
  showSettingsJson(shown: boolean): void;
  setSetting(extensionId: string, key: string, value: unknown): Promise<void>;
  resetSetting(extensionId: string, key: string): Promise<void>;
  /** A secret in a setting, in clear. */
  revealSetting(extensionId: string, key: string, path: ValuePath): Promise<string>;
  setHostSettings(settings: Partial<HostSettings>): Promise<void>;
}

export function settingsActions(store: AppStore, client: HostClient): SettingsActions {
  return {
    openSettings: (group) =>
      store.setState(({ settingGroup }) => ({
        view: 'settings',
        settingSearch: '',
        settingGroup: group ?? settingGroup,
      })),
    searchSettings: (settingSearch) => store.setState({ settingSearch }),
    showSettingsJson: (settingJson) => store.setState({ settingJson }),
    setSetting: (extensionId, key, value) => client.setSetting(extensionId, key, value),
    resetSetting: (extensionId, key) => client.resetSetting(extensionId, key),
    async revealSetting(id, key, path) {
      const { value } = await client.request(RevealSettingRequest, { id, key, path });
      return typeof value === 'string' ? value : JSON.stringify(value);
    },
    setHostSettings: (settings) => client.setHostSettings(settings),
  };
}
