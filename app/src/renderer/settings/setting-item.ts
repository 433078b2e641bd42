import { isObject, type JsonSchema, labelOf } from '../schema-form/json-schema.js';

/** A setting as the forms show it. */
export interface SettingItem {
  readonly key: string;
  /** Title of the schema, or words made of the key. */
  readonly label: string;
  readonly description: string | undefined;
  /** Why it should not be used any more. */
  readonly deprecation: string | undefined;
  readonly schema: JsonSchema;
  /** In force: the person's, or the default. */
  readonly value: unknown;
  /** Whether the value is another than the default. */
  readonly isModified: boolean;
}

/** One for each schema, in the order of the manifest, or by their `order` as VS Code has it. */
export function settingItems(
  schemas: Readonly<Record<string, JsonSchema>>,
  values: Readonly<Record<string, unknown>>,
): readonly SettingItem[] {
  return Object.entries(schemas)
    .toSorted(([, a], [, b]) => orderOf(a) - orderOf(b))
    .map(([key, schema]) => ({
      key,
      label: textOf(schema.title) ?? labelOf(key),
      description: textOf(schema.description) ?? textOf(schema.markdownDescription),
      deprecation: textOf(schema.deprecationMessage) ?? textOf(schema.markdownDeprecationMessage),
      schema,
      value: values[key] ?? schema.default,
      isModified: Object.hasOwn(values, key) && !isSame(values[key], schema.default),
    }));
}

/** Whether two values of JSON are the same; the order of properties says nothing. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
  );
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const orderOf = ({ order }: JsonSchema): number =>
  typeof order === 'number' ? order : Number.MAX_SAFE_INTEGER;
