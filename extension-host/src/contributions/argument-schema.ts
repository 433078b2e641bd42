import type { CommandArgument } from '../model/manifest/schema.js';
import { compileSetting, type SettingSchema } from './setting-schema.js';

const compiled = new WeakMap<object, SettingSchema>();

/** The JSON Schema of an argument, made ready once: a command may be called thousands of times a second. */
export function argumentSchema(argument: CommandArgument): SettingSchema | undefined {
  const { name, schema } = argument;
  if (schema === undefined) return undefined;
  const known = compiled.get(schema) ?? compileSetting(name, schema);
  compiled.set(schema, known);
  return known;
}
