import { z } from 'zod';
import { defaultHostSettings, type HostSettings } from '../control/host-settings.js';

const fields = {
  transport: z.enum(['auto', 'unix', 'tcp']),
  socketDirectory: z.string(),
  encryption: z.enum(['off', 'tcp', 'always']),
  encoding: z.enum(['json', 'msgpack']),
  compression: z.enum(['none', 'gzip', 'brotli']),
  warmSpare: z.boolean(),
} satisfies Record<keyof HostSettings, z.ZodType>;

const schema = z.object({
  transport: fields.transport.catch(defaultHostSettings.transport),
  socketDirectory: fields.socketDirectory.catch(defaultHostSettings.socketDirectory),
  encryption: fields.encryption.catch(defaultHostSettings.encryption),
  encoding: fields.encoding.catch(defaultHostSettings.encoding),
  compression: fields.compression.catch(defaultHostSettings.compression),
  warmSpare: fields.warmSpare.catch(defaultHostSettings.warmSpare),
});

/** The host's settings out of what stands in settings.json; a value that is no good counts as not set. */
export function hostSettingsOf(values: Readonly<Record<string, unknown>>): HostSettings {
  return schema.parse(values);
}

/** What is no good in settings.json, in sentences. */
export function problemsOfHostSettings(values: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(fields)
    .filter(([key, field]) => values[key] !== undefined && !field.safeParse(values[key]).success)
    .map(
      ([key]) =>
        `The setting ${key} of the host is ${JSON.stringify(values[key])}, which is not allowed, so it counts as not set.`,
    );
}
