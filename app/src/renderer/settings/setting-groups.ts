import type { ExtensionView, HostSettings } from '@plugo/extension-host/control';
import { hostSettingRules } from '@plugo/extension-host/control';
import {
  type AppChoice,
  type AppSettingGroup,
  type AppSettings,
  appChoices,
} from '../../shared/app-settings.js';
import { texts } from '../../shared/texts/index.js';
import type { JsonSchema } from '../schema-form/json-schema.js';
import { type SettingItem, settingItems } from './setting-item.js';

/** Who keeps a setting, and is asked to change it. */
export type SettingOwner =
  | { readonly kind: 'app' }
  | { readonly kind: 'host' }
  | { readonly kind: 'extension'; readonly id: string };

/** Settings that are shown under one heading. */
export interface SettingGroup {
  /** `app.appearance`, `host.connection`, or the id of an extension. */
  readonly id: string;
  readonly title: string;
  readonly owner: SettingOwner;
  readonly items: readonly SettingItem[];
}

/** Where each setting of the host stands. */
const hostGroups: Readonly<Record<keyof HostSettings, 'connection' | 'start'>> = {
  transport: 'connection',
  socketDirectory: 'connection',
  encryption: 'connection',
  encoding: 'connection',
  compression: 'connection',
  warmSpare: 'start',
};

/** The groups of Plugo itself: the app's, then the host's. */
export function plugoGroups(app: AppSettings, host: HostSettings): readonly SettingGroup[] {
  return [
    ...grouped('app', settingItems(appSchemas(), { ...app }), (key) => appChoices[key as AppChoice].group),
    ...grouped(
      'host',
      settingItems(hostSchemas(), { ...host }),
      (key) => hostGroups[key as keyof HostSettings],
    ),
  ];
}

/** The groups of the extensions that have settings, by name. */
export function extensionGroups(extensions: readonly ExtensionView[]): readonly SettingGroup[] {
  return extensions
    .filter(({ settingSchemas }) => Object.keys(settingSchemas).length > 0)
    .map(extensionGroup)
    .toSorted((a, b) => a.title.localeCompare(b.title));
}

export function extensionGroup({ id, displayName, settingSchemas, settings }: ExtensionView): SettingGroup {
  return {
    id,
    title: displayName,
    owner: { kind: 'extension', id },
    items: settingItems(settingSchemas, settings),
  };
}

function grouped(
  kind: 'app' | 'host',
  items: readonly SettingItem[],
  groupOf: (key: string) => AppSettingGroup | 'connection' | 'start',
): readonly SettingGroup[] {
  const names = [...new Set(items.map(({ key }) => groupOf(key)))];
  return names.map((name) => ({
    id: `${kind}.${name}`,
    title: texts.settings.groups[name],
    owner: { kind },
    items: items.filter(({ key }) => groupOf(key) === name),
  }));
}

function appSchemas(): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(
    Object.entries(appChoices).map(([key, { choices }]) => {
      const { title, hint, choices: labels } = texts.settings.app[key as AppChoice];
      const kind =
        typeof choices[0] === 'boolean' ? { type: 'boolean' } : { enum: choices, enumItemLabels: labels };
      return [key, { title, description: hint, default: choices[0], ...kind }];
    }),
  );
}

function hostSchemas(): Readonly<Record<string, JsonSchema>> {
  const words: Readonly<Record<string, unknown>> = texts.hostSettings;
  return Object.fromEntries(
    Object.entries(hostSettingRules).map(([key, rule]) => {
      const kind =
        'choices' in rule
          ? { enum: rule.choices, enumItemLabels: words[`${key}Choices`], default: rule.choices[0] }
          : { type: rule.type, default: rule.default };
      return [key, { title: words[key], description: words[`${key}Hint`], ...kind }];
    }),
  );
}
