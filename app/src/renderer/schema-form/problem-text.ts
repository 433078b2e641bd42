import { texts } from '../../shared/texts/index.js';
import type { JsonSchema } from './json-schema.js';

/** What is wrong, and what is allowed, in one sentence. */
export function problemText(keyword: string, schema: JsonSchema = {}, value: unknown = undefined): string {
  const words = texts.forms.problems;
  const limit = schema[keyword];
  const number = typeof limit === 'number' ? limit : 0;
  const { minimum, maximum } = schema;
  switch (keyword) {
    case 'required':
    case 'dependentRequired':
      return words.needed;
    case 'type':
      return typeText(schema.type);
    case 'enum':
      return words.oneOf(Array.isArray(limit) ? limit.map(shown) : []);
    case 'const':
      return words.exactly(shown(limit));
    case 'minimum':
    case 'maximum':
      if (typeof minimum === 'number' && typeof maximum === 'number') return words.between(minimum, maximum);
      return keyword === 'minimum' ? words.atLeast(number) : words.atMost(number);
    case 'exclusiveMinimum':
      return words.moreThan(number);
    case 'exclusiveMaximum':
      return words.lessThan(number);
    case 'multipleOf':
      return words.multipleOf(number);
    case 'minLength':
      return value === '' ? words.needed : words.minLength(number);
    case 'maxLength':
      return words.maxLength(number);
    case 'pattern':
      return typeof schema.patternErrorMessage === 'string'
        ? schema.patternErrorMessage
        : words.pattern(shown(limit));
    case 'format':
      return words.format(String(limit));
    case 'minItems':
      return words.minItems(number);
    case 'maxItems':
      return words.maxItems(number);
    case 'uniqueItems':
      return words.uniqueItems;
    case 'minProperties':
      return words.minProperties(number);
    case 'maxProperties':
      return words.maxProperties(number);
    case 'propertyNames':
      return words.propertyNames;
    case 'false':
      return words.unknown;
    case 'anyOf':
    case 'oneOf':
      return words.noChoice;
    default:
      return words.other;
  }
}

function typeText(type: unknown): string {
  const { types } = texts.forms.problems;
  const known = (name: unknown): name is keyof typeof types => typeof name === 'string' && name in types;
  if (Array.isArray(type)) return texts.forms.problems.anyType(type.map(String));
  return known(type) ? types[type] : texts.forms.problems.other;
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
