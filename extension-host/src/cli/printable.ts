import { stripVTControlCharacters } from 'node:util';

/** Text of an extension on one line, without escape codes, so that it cannot steer the terminal. */
export function printable(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\s+/gu, ' ')
    .replace(/\p{Cc}/gu, '');
}

/** JSON for terminals and programs: control characters that JSON allows as they are, are escaped too. */
export function printableJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
