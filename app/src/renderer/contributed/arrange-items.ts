import type { ExtensionView, StatusBarItemView } from '@plugo/extension-host/control';

/** An item and whose it is. */
export interface PlacedItem {
  readonly extensionId: string;
  readonly extensionName: string;
  readonly item: StatusBarItemView;
}

/** The items of one side, higher priority first, and those that find no room. */
export function arrangeItems(
  extensions: readonly ExtensionView[],
  side: StatusBarItemView['alignment'],
  room: number,
): { readonly shown: readonly PlacedItem[]; readonly more: readonly PlacedItem[] } {
  const items = extensions
    .flatMap(({ id, displayName, statusBar = [] }) =>
      statusBar
        .filter(({ alignment }) => alignment === side)
        .map((item): PlacedItem => ({ extensionId: id, extensionName: displayName, item })),
    )
    .sort((a, b) => b.item.priority - a.item.priority || (a.extensionId < b.extensionId ? -1 : 1));
  // One that would stand alone behind the dots may as well stand in their place.
  const fits = items.length <= room + 1 ? items.length : room;
  return { shown: items.slice(0, fits), more: items.slice(fits) };
}
