import type { UndoView } from '@plugo/extension-host/control';

/** Which extensions are listed. */
export const listFilters = ['all', 'running', 'failed', 'disabled', 'updatable'] as const;
export type ListFilter = (typeof listFilters)[number];

/** In which order. */
export const listSorts = ['name', 'state', 'memory', 'cpu', 'recent'] as const;
export type ListSort = (typeof listSorts)[number];

export interface ExtensionListState {
  readonly listFilter: ListFilter;
  readonly listSort: ListSort;
  /** The tab of the details, by its id; it stays when another extension is chosen. */
  readonly detailTab: string;
  /** What was disabled or uninstalled just now and can be undone. */
  readonly undo: UndoView | undefined;
}

/** Under which the order is kept from one start to the next. */
const sortKey = 'plugo-extension-sort';

export function firstListState(): ExtensionListState {
  return { listFilter: 'all', listSort: keptSort(), detailTab: 'overview', undo: undefined };
}

export function keepSort(sort: ListSort): void {
  globalThis.localStorage?.setItem(sortKey, sort);
}

function keptSort(): ListSort {
  const kept = globalThis.localStorage?.getItem(sortKey);
  return listSorts.find((sort) => sort === kept) ?? 'name';
}
