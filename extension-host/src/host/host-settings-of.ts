import { hostSettingFields } from '../control/host-setting-fields.js';
import { defaultHostSettings, type HostSettings } from '../control/host-settings.js';

type Values = Readonly<Record<string, unknown>>;

/** The host's settings out of what stands in settings.json; a value that is no good counts as not set. */
export function hostSettingsOf(values: Values): HostSettings {
  const good = Object.entries(hostSettingFields).flatMap(([key, field]) => {
    const parsed = field.safeParse(values[key]);
    return parsed.success ? [[key, parsed.data]] : [];
  });
  return { ...defaultHostSettings, ...Object.fromEntries(good) };
}

/** What is no good in settings.json, in sentences. */
export function problemsOfHostSettings(values: Values): readonly string[] {
  return Object.entries(hostSettingFields)
    .filter(([key, field]) => values[key] !== undefined && !field.safeParse(values[key]).success)
    .map(
      ([key]) =>
        `The setting ${key} of the host is ${JSON.stringify(values[key])}, which is not allowed, so it counts as not set.`,
    );
}
