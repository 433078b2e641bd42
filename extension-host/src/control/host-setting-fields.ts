import { z } from 'zod';
import { type HostSettingRule, type HostSettings, hostSettingRules } from './host-settings.js';

/** Longest path a system knows. */
const longestText = 4096;

/** Checks one setting of the host each. */
export const hostSettingFields = Object.fromEntries(
  Object.entries(hostSettingRules).map(([key, rule]) => [key, fieldOf(rule)]),
) as { readonly [K in keyof HostSettings]: z.ZodType<HostSettings[K]> };

function fieldOf(rule: HostSettingRule<string> | HostSettingRule<boolean>): z.ZodType {
  if ('choices' in rule) return z.literal([...rule.choices]);
  return rule.type === 'boolean' ? z.boolean() : z.string().max(longestText);
}
