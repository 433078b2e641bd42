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

function textOf(
  { title }: SettingGroup,
  { key, label, description = '', schema, value }: SettingItem,
): string {
  const labels = Array.isArray(schema.enumItemLabels) ? schema.enumItemLabels : [];
  return [title, label, key, description, ...labels, JSON.stringify(value) ?? ''].join('\n').toLowerCase();
}
