import type { ExtensionView } from '@plugo/extension-host/control';

/** The extensions in whose name, id, publisher or description each word of the search occurs, by name. */
export function findExtensions(
  extensions: readonly ExtensionView[],
  search: string,
): readonly ExtensionView[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return extensions
    .filter(({ displayName, id, publisher, description }) => {
      const text = `${displayName} ${id} ${publisher} ${description}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => a.displayName.localeCompare(b.displayName) || a.id.localeCompare(b.id));
}
