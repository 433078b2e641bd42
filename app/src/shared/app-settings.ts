import { type Language, languages } from './texts/languages.js';

export type Theme = 'system' | 'light' | 'dark';

/** What a person chose about the app itself. The main process keeps it. */
export interface AppSettings {
  readonly theme: Theme;
  readonly language: 'system' | Language;
}

export const appSettingChoices = {
  theme: ['system', 'light', 'dark'],
  language: ['system', ...(Object.keys(languages) as Language[])],
} as const satisfies { readonly [K in keyof AppSettings]: readonly AppSettings[K][] };

export const defaultAppSettings: AppSettings = { theme: 'system', language: 'system' };

/** The settings that fit; the default, or what is given, in place of those that do not. */
export function parseAppSettings(value: unknown, otherwise: AppSettings = defaultAppSettings): AppSettings {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Partial<
    Record<keyof AppSettings, unknown>
  >;
  const chosen = <K extends keyof AppSettings>(key: K): AppSettings[K] => {
    const choices: readonly unknown[] = appSettingChoices[key];
    return (choices.includes(given[key]) ? given[key] : otherwise[key]) as AppSettings[K];
  };
  return { theme: chosen('theme'), language: chosen('language') };
}

/** The settings, and what follows from them on this system. */
export interface AppSettingsInForce {
  readonly settings: AppSettings;
  /** The language that `system` means here, or the one that was chosen. */
  readonly language: Language;
}
