import { defaultHostSettings, type HostSettings } from '@plugo/extension-host/control';
import { useMemo } from 'react';
import { type AppSettings, defaultAppSettings } from '../../shared/app-settings.js';
import { useActions } from '../actions/services.js';
import type { ValuePath } from '../schema-form/json-schema.js';
import type { SettingOwner } from './setting-groups.js';

/** Changes settings of one owner. All reject with what the owner answers. */
export interface SettingWriter {
  set(key: string, value: unknown): Promise<void>;
  reset(key: string): Promise<void>;
  /** Fetches a secret in a setting; owners that keep none have no such thing. */
  readonly reveal?: (key: string, path: ValuePath) => Promise<string>;
}

export function useSettingWriter(owner: SettingOwner): SettingWriter {
  const { setSetting, resetSetting, revealSetting, setHostSettings, setAppSettings } = useActions();
  const id = owner.kind === 'extension' ? owner.id : undefined;
  return useMemo<SettingWriter>(() => {
    if (id !== undefined) {
      return {
        set: (key, value) => setSetting(id, key, value),
        reset: (key) => resetSetting(id, key),
        reveal: (key, path) => revealSetting(id, key, path),
      };
    }
    if (owner.kind === 'host') {
      return {
        set: (key, value) => setHostSettings({ [key]: value }),
        reset: (key) => setHostSettings({ [key]: defaultHostSettings[key as keyof HostSettings] }),
      };
    }
    return {
      set: (key, value) => setAppSettings({ [key]: value }),
      reset: (key) => setAppSettings({ [key]: defaultAppSettings[key as keyof AppSettings] }),
    };
  }, [id, owner.kind, setSetting, resetSetting, revealSetting, setHostSettings, setAppSettings]);
}
