import type { KeyBindings } from './key-bindings.js';
import { type Language, languages } from './texts/languages.js';

export type Theme = 'system' | 'light' | 'dark';

/** What a person chose about the app itself. The main process keeps it. */
export interface AppSettings {
  readonly theme: Theme;
  readonly language: 'system' | Language;
  /** Whether notifications are only collected, without showing themselves. */
  readonly doNotDisturb: boolean;
  /** Whether the system shows notifications while the window does not. */
  readonly nativeNotifications: boolean;
  readonly keyBindings: KeyBindings;
}

/** A setting whose values can be listed. */
type Choice = Exclude<keyof AppSettings, 'keyBindings'>;

export const appSettingChoices = {
  theme: ['system', 'light', 'dark'],
  language: ['system', ...(Object.keys(languages) as Language[])],
  doNotDisturb: [false, true],
  nativeNotifications: [true, false],
} as const satisfies { readonly [K in Choice]: readonly AppSettings[K][] };

export const defaultAppSettings: AppSettings = {
  theme: 'system',
  language: 'system',
  doNotDisturb: false,
  nativeNotifications: true,
  keyBindings: {},
};

/** The settings that fit; the default, or what is given, in place of those that do not. */
export function parseAppSettings(value: unknown, otherwise: AppSettings = defaultAppSettings): AppSettings {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Partial<
    Record<keyof AppSettings, unknown>
  >;
  const chosen = <K extends Choice>(key: K): AppSettings[K] => {
    const choices: readonly unknown[] = appSettingChoices[key];
    return (choices.includes(given[key]) ? given[key] : otherwise[key]) as AppSettings[K];
  };
  return {
    theme: chosen('theme'),
    language: chosen('language'),
    doNotDisturb: chosen('doNotDisturb'),
    nativeNotifications: chosen('nativeNotifications'),
    keyBindings: parseKeyBindings(given.keyBindings) ?? otherwise.keyBindings,
  };
}

function parseKeyBindings(value: unknown): KeyBindings | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** The settings, and what follows from them on this system. */
export interface AppSettingsInForce {
  readonly settings: AppSettings;
  /** The language that `system` means here, or the one that was chosen. */
  readonly language: Language;
}
