import type { AppSettings } from '../../shared/app-settings.js';
import type { PreloadApi } from '../../shared/preload-api.js';

export interface AppSettingsActions {
  /** Those left out stay. In force at once. */
  setAppSettings(changes: Partial<AppSettings>): Promise<void>;
}

export function appSettingsActions(plugo: PreloadApi): AppSettingsActions {
  return { setAppSettings: (changes) => plugo.setAppSettings(changes) };
}
