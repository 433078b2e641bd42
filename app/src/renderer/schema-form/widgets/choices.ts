import { texts } from '../../../shared/texts/index.js';
import { isObject, type JsonSchema } from '../json-schema.js';

/** One value of an `enum`, or of a `oneOf` of constants. */
export interface EnumChoice {
  readonly value: unknown;
  readonly label: string;
  readonly description: string | undefined;
}

/** The values a schema allows, as VS Code describes them: `enumItemLabels` and `enumDescriptions` beside `enum`. */
export function choicesOf(schema: JsonSchema): readonly EnumChoice[] {
  if (Array.isArray(schema.enum)) {
    return schema.enum.map((value: unknown, index) => ({
      value,
      label: textIn(schema.enumItemLabels, index) ?? shown(value),
      description: textIn(schema.enumDescriptions, index) ?? textIn(schema.markdownEnumDescriptions, index),
    }));
  }
  const options: unknown = schema.oneOf ?? schema.anyOf;
  if (!Array.isArray(options)) return [];
  return options.filter(isObject).map(({ const: value, title, description }) => ({
    value,
    label: typeof title === 'string' ? title : shown(value),
    description: typeof description === 'string' ? description : undefined,
  }));
}

function textIn(list: unknown, index: number): string | undefined {
  const text: unknown = Array.isArray(list) ? list[index] : undefined;
  return typeof text === 'string' && text !== '' ? text : undefined;
}

function shown(value: unknown): string {
  if (value === '') return texts.forms.notSet;
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
