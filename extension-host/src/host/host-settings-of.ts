import { z } from 'zod';
import { defaultHostSettings, type HostSettings } from '../control/host-settings.js';

const schema = z.object({
  transport: z.enum(['auto', 'unix', 'tcp']).catch(defaultHostSettings.transport),
  socketDirectory: z.string().catch(defaultHostSettings.socketDirectory),
});

/** The host's settings out of what stands in settings.json; a value that is no good counts as not set. */
export function hostSettingsOf(values: Readonly<Record<string, unknown>>): HostSettings {
  return schema.parse(values);
}
