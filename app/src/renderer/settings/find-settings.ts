import { isObject, labelOf } from '../schema-form/json-schema.js';
import type { SettingGroup } from './setting-groups.js';
import type { SettingItem } from './setting-item.js';

/** In a search: only settings that are not at their default. */
export const modifiedFilter = '@modified';

/** The groups with the settings that hold every word of a search in name, description, key, value or the name of their group. */
export function findSettings(groups: readonly SettingGroup[], search: string): readonly SettingGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const filters = words.filter((word) => word.startsWith('@'));
  const texts = words.filter((word) => !word.startsWith('@'));
  return groups
    .map((group) => ({
      ...group,
      items: group.items.filter(
        (item) =>
          (!filters.includes(modifiedFilter) || item.isModified) &&
          texts.every((word) => textOf(group, item).includes(word)),
      ),
    }))
    .filter(({ items }) => items.length > 0);
}

/** The search with `@modified`, or without it. */
export function withModified(search: string, on: boolean): string {
  const others = search.split(/\s+/).filter((word) => word !== '' && word.toLowerCase() !== modifiedFilter);
  return (on ? [modifiedFilter, ...others] : others).join(' ');
}

export const hasModified = (search: string): boolean =>
  search.toLowerCase().split(/\s+/).includes(modifiedFilter);

function textOf({ title }: SettingGroup, { key, label, schema, value }: SettingItem): string {
  return [title, label, key, ...wordsOf(schema), JSON.stringify(value) ?? ''].join('\n').toLowerCase();
}

/** What a person reads of a schema: titles, descriptions, labels of choices and names of properties, as deep as forms are read. */
function wordsOf(schema: unknown, depth = 0): readonly string[] {
  if (!isObject(schema) || depth > 5) return [];
  const { title, description, markdownDescription, enumItemLabels, enumDescriptions } = schema;
  const inner = [schema.items, schema.additionalProperties, schema.oneOf, schema.anyOf].flat();
  return [
    ...[title, description, markdownDescription, enumItemLabels, enumDescriptions]
      .flat()
      .filter((text) => typeof text === 'string'),
    ...inner.flatMap((one) => wordsOf(one, depth + 1)),
    ...Object.entries(isObject(schema.properties) ? schema.properties : {}).flatMap(([name, one]) => [
      labelOf(name),
      name,
      ...wordsOf(one, depth + 1),
    ]),
  ];
}
