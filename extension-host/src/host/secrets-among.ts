/**
 * The values of settings that are secret: their schema says `"format": "password"` or `"writeOnly": true`.
 * @param schemas Setting key → JSON Schema.
 * @param values Setting key → value in force.
 */
export function secretsAmong(
  schemas: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  values: Readonly<Record<string, unknown>>,
): readonly string[] {
  return Object.entries(schemas)
    .filter(([, { format, writeOnly }]) => format === 'password' || writeOnly === true)
    .map(([key]) => values[key])
    .filter((value) => typeof value === 'string');
}
