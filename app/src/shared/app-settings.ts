import type { KeyBindings } from './key-bindings.js';
import { type Language, languages } from './texts/languages.js';

const noKeyBindings: KeyBindings = {};

/** Under which heading settings are shown; `texts.settings.groups` has the words. */
export type AppSettingGroup = 'appearance' | 'language' | 'behaviour' | 'notifications';

/** A setting with a form: what it may be, the first being the default. `[false, true]` is a switch. */
interface ChoiceRule {
  readonly group: AppSettingGroup;
  readonly choices: readonly [string | boolean, ...(string | boolean)[]];
}

/** A setting that is changed in a place of its own. */
interface OtherRule<T> {
  readonly default: T;
  /** Undefined for what does not fit. */
  readonly parse: (value: unknown) => T | undefined;
}

/**
 * The settings of the app: one entry each; those with a group have words of the same name in `texts.settings.app`. All that checks, keeps
 * and shows them goes by this table.
 */
const rules = {
  theme: { group: 'appearance', choices: ['system', 'light', 'dark', 'highContrast', 'highContrastLight'] },
  language: { group: 'language', choices: ['system', ...(Object.keys(languages) as Language[])] },
  /** What opens a line of a source file: editors have addresses for that; the system's program opens only the file. */
  editor: {
    group: 'behaviour',
    choices: ['system', 'vscode', 'vscode-insiders', 'vscodium', 'cursor', 'windsurf', 'zed', 'jetbrains'],
  },
  /** Whether notifications are only collected, without showing themselves. */
  doNotDisturb: { group: 'notifications', choices: [false, true] },
  /** Whether the system shows notifications while the window does not. */
  nativeNotifications: { group: 'notifications', choices: [true, false] },
  /** Whether closing the window leaves Plugo running in the tray. */
  keepInTray: { group: 'behaviour', choices: [false, true] },
  /** Whether Plugo starts when the person logs in. */
  openAtLogin: { group: 'behaviour', choices: [false, true] },
  /** Whether the welcome page is shown at a start without extensions. */
  showWelcome: { group: 'behaviour', choices: [true, false] },
  keyBindings: { default: noKeyBindings, parse: parseKeyBindings },
} as const satisfies Readonly<Record<string, ChoiceRule | OtherRule<unknown>>>;

type Rules = typeof rules;
type ValueOf<R> = R extends { readonly choices: readonly (infer T)[] }
  ? T extends boolean
    ? boolean
    : T
  : R extends OtherRule<infer T>
    ? T
    : never;

/** What a person chose about the app itself. The main process keeps it. */
export type AppSettings = { readonly [K in keyof Rules]: ValueOf<Rules[K]> };

/** What opens source files. */
export type Editor = AppSettings['editor'];
export type Theme = AppSettings['theme'];

/** The settings that have a form. */
export type AppChoice = { [K in keyof Rules]: Rules[K] extends ChoiceRule ? K : never }[keyof Rules];

export const appChoices = Object.fromEntries(
  Object.entries(rules).filter(([, rule]) => 'choices' in rule),
) as unknown as Pick<Rules, AppChoice>;

export const defaultAppSettings = settingsBy((rule) => ('choices' in rule ? rule.choices[0] : rule.default));

/** The settings that fit; the default, or what is given, in place of those that do not. */
export function parseAppSettings(value: unknown, otherwise: AppSettings = defaultAppSettings): AppSettings {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Readonly<
    Record<string, unknown>
  >;
  return settingsBy((rule, key) => {
    if ('choices' in rule)
      return rule.choices.some((choice) => choice === given[key]) ? given[key] : otherwise[key];
    return rule.parse(given[key]) ?? otherwise[key];
  });
}

function settingsBy(
  chosen: (rule: ChoiceRule | OtherRule<unknown>, key: keyof AppSettings) => unknown,
): AppSettings {
  return Object.fromEntries(
    Object.entries(rules).map(([key, rule]) => [key, chosen(rule, key as keyof AppSettings)]),
  ) as unknown as AppSettings;
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
