import { isObject } from './json-schema.js';

/** A quantifier after a group, as in `(a+)+`: such a pattern may take longer than anyone waits. */
const repeatedGroup = /\)[*+{]/;
/** Quantifiers without an end; each one more may multiply the time by the length of the text. */
const endless = /[*+]|\{\d+,\}/g;
const mostEndless = 3;
/** Characters; longer texts are not tried against patterns here. */
const longText = 500;

/**
 * Whether a pattern of an extension can be tried here, where nothing can stop one that takes for ever. The host tries the others, and
 * cuts them off.
 */
export function isSafePattern(pattern: unknown): boolean {
  if (typeof pattern !== 'string' || pattern.length > 500 || repeatedGroup.test(pattern)) return false;
  if ((pattern.match(endless) ?? []).length > mostEndless) return false;
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

/** Whether a text in a value is so long that even safe patterns would take their time. */
export function holdsLongText(value: unknown): boolean {
  if (typeof value === 'string') return value.length > longText;
  if (Array.isArray(value)) return value.some(holdsLongText);
  return isObject(value) && Object.entries(value).flat().some(holdsLongText);
}

/** The schema without what is checked by patterns. */
export function withoutPatterns<T>(schema: T): T {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      ['pattern', 'format'].includes(key) && typeof value === 'string' ? undefined : value,
    ),
  );
}
