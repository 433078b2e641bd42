import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { texts } from '../../shared/texts/index.js';
import { checkValue } from '../schema-form/check-value.js';
import { isObject, type ValuePath } from '../schema-form/json-schema.js';
import type { SettingItem } from './setting-item.js';

/** Something in the text that keeps it from being applied. Lines and columns count from 1. */
export interface TextProblem {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface ParsedSettings {
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: readonly TextProblem[];
}

/** The settings of a group as JSON text, all of them with the value in force. */
export function settingsText(items: readonly SettingItem[]): string {
  const set = items.filter(({ value }) => value !== undefined).map(({ key, value }) => [key, value] as const);
  return `${JSON.stringify(Object.fromEntries(set), null, 2)}\n`;
}

/** Reads such a text, and checks it against the schemas of the settings. */
export function parseSettings(text: string, items: readonly SettingItem[]): ParsedSettings {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  if (errors.length > 0) {
    const problems = errors.map(({ error, offset }) =>
      problemAt(text, offset, texts.forms.problems.brokenJson(wordsOf(printParseErrorCode(error)))),
    );
    return { values: {}, problems };
  }
  const value: unknown = JSON.parse(text);
  if (!isObject(value) || tree === undefined) {
    return { values: {}, problems: [problemAt(text, 0, texts.settings.needsObject)] };
  }
  return { values: value, problems: checkAll(text, tree, value, items) };
}

function checkAll(
  text: string,
  tree: Node,
  values: Readonly<Record<string, unknown>>,
  items: readonly SettingItem[],
): readonly TextProblem[] {
  const schemas = new Map(items.map(({ key, schema }) => [key, schema]));
  return Object.entries(values).flatMap(([key, value]) => {
    const schema = schemas.get(key);
    if (schema === undefined) return [problemAt(text, offsetOf(tree, [key]), texts.forms.problems.unknown)];
    return checkValue(schema, value).map(({ path, message }) =>
      problemAt(text, offsetOf(tree, [key, ...path]), message),
    );
  });
}

/** Where a value stands; where the object stands that it is missing in. */
function offsetOf(tree: Node, path: ValuePath): number {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node !== undefined) return node.offset;
  }
  return tree.offset;
}

function problemAt(text: string, offset: number, message: string): TextProblem {
  const before = text.slice(0, offset).split('\n');
  return { offset, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, message };
}

/** `CommaExpected` → `comma expected` */
const wordsOf = (code: string): string => code.replace(/(?<=[a-z])([A-Z])/g, ' $1').toLowerCase();
