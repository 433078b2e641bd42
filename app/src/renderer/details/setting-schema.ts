import { texts } from '../../shared/texts/index.js';

/** The kinds of setting that have a form field. */
export type SettingKind = 'boolean' | 'choice' | 'number' | 'integer' | 'string' | 'other';

/** What the form shows of a setting. */
export interface SettingField {
  readonly key: string;
  readonly kind: SettingKind;
  /** Title of the schema, or words made of the key. */
  readonly label: string;
  readonly description: string | undefined;
  readonly choices: readonly (string | number)[];
  /** What is shown for each choice. */
  readonly choiceLabels: readonly string[];
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly value: unknown;
  /** Whether the value is another than the schema's default. */
  readonly changed: boolean;
}

type Schema = Readonly<Record<string, unknown>>;

/** One field for each schema, in the order of the manifest. */
export function settingFields(
  schemas: Readonly<Record<string, Schema>>,
  values: Readonly<Record<string, unknown>>,
): readonly SettingField[] {
  return Object.entries(schemas).map(([key, schema]) => ({
    key,
    kind: kindOf(schema),
    label: typeof schema.title === 'string' ? schema.title : labelOf(key),
    description: typeof schema.description === 'string' ? schema.description : undefined,
    choices: choicesOf(schema),
    choiceLabels: choiceLabelsOf(schema),
    minimum: numberOr(schema.minimum),
    maximum: numberOr(schema.maximum),
    value: values[key] ?? schema.default,
    changed: key in values && JSON.stringify(values[key]) !== JSON.stringify(schema.default),
  }));
}

/** A value as it stands in a text field or a list. */
export function settingText({ value }: SettingField): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Text typed into a field as the value to send, or what is wrong with it. The host checks ranges and patterns. */
export function parseSetting(
  field: SettingField,
  text: string,
): { readonly value: unknown } | { readonly problem: string } {
  if (field.kind === 'choice') return { value: field.choices.find((choice) => String(choice) === text) };
  if (field.kind === 'string') return { value: text };
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) return { problem: texts.details.needsNumber };
  if (field.kind === 'integer' && !Number.isInteger(value)) return { problem: texts.details.needsInteger };
  return { value };
}

function kindOf(schema: Schema): SettingKind {
  if (choicesOf(schema).length > 0) return 'choice';
  switch (schema.type) {
    case 'boolean':
    case 'number':
    case 'integer':
    case 'string':
      return schema.type;
    default:
      return 'other';
  }
}

function choicesOf({ enum: allowed }: Schema): readonly (string | number)[] {
  if (!Array.isArray(allowed)) return [];
  const choices = allowed.filter(
    (one): one is string | number => typeof one === 'string' || typeof one === 'number',
  );
  return choices.length === allowed.length ? choices : [];
}

/** As in VS Code: `enumItemLabels` beside `enum`, or the values themselves. */
function choiceLabelsOf(schema: Schema): readonly string[] {
  const labels: readonly unknown[] = Array.isArray(schema.enumItemLabels) ? schema.enumItemLabels : [];
  return choicesOf(schema).map((choice, index) => {
    const label = labels[index];
    return typeof label === 'string' && label !== '' ? label : String(choice);
  });
}

/** `wordCount.minimumLength` → `Minimum length` */
function labelOf(key: string): string {
  const last = key.split('.').at(-1) ?? key;
  const words = last
    .replace(/[-_]+/g, ' ')
    .replace(/([a-z\d])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const numberOr = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
