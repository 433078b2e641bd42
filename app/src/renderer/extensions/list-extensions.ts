import type { ExtensionView } from '@plugo/extension-host/control';
import type { ListFilter, ListSort } from '../store/extension-list.js';
import { parseSearch } from './parse-search.js';

export interface ListQuery {
  /** As it stands in the search box. */
  readonly search: string;
  readonly filter: ListFilter;
  readonly sort: ListSort;
}

export interface ListedExtensions {
  readonly listed: readonly ExtensionView[];
  /** How many of those that the search finds each filter lets through. */
  readonly counts: Readonly<Record<ListFilter, number>>;
}

type Matches = (extension: ExtensionView) => boolean;

const filters: Readonly<Record<ListFilter, Matches>> = {
  all: () => true,
  running: ({ availability, state }) =>
    availability.kind === 'enabled' && (state.status === 'active' || state.status === 'unresponsive'),
  failed: ({ availability, state }) =>
    'error' in availability ||
    (availability.kind === 'enabled' && (state.status === 'failed' || state.status === 'backingOff')),
  disabled: ({ availability }) => availability.kind === 'disabled',
  updatable: ({ update }) => update !== undefined,
};

/** Trouble first, what is off last. */
const stateOrder = [filters.failed, filters.running, (one: ExtensionView) => !filters.disabled(one)];

const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

type Compare = (a: ExtensionView, b: ExtensionView) => number;

const byName: Compare = (a, b) => collator.compare(a.displayName, b.displayName) || (a.id < b.id ? -1 : 1);
const descending =
  (figureOf: (extension: ExtensionView) => number): Compare =>
  (a, b) =>
    figureOf(b) - figureOf(a);

const orders: Readonly<Record<ListSort, Compare>> = {
  name: () => 0,
  state: (a, b) => rankOf(a) - rankOf(b),
  memory: descending(({ process }) => process?.memory ?? -1),
  cpu: descending(({ process }) => process?.cpu ?? -1),
  recent: descending(({ changedAt, installedAt }) => changedAt ?? installedAt ?? 0),
};

function rankOf(extension: ExtensionView): number {
  const rank = stateOrder.findIndex((matches) => matches(extension));
  return rank < 0 ? stateOrder.length : rank;
}

/** The text that is searched, in lower case; worked out once for each picture of an extension. */
const searched = new WeakMap<ExtensionView, string>();

function textOf(extension: ExtensionView): string {
  const known = searched.get(extension);
  if (known !== undefined) return known;
  const { displayName, id, publisher, description } = extension;
  const text = `${displayName} ${id} ${publisher} ${description}`.toLowerCase();
  searched.set(extension, text);
  return text;
}

/** The extensions in whose name, id, publisher or description each word of the search occurs, filtered and in order. */
export function listExtensions(all: readonly ExtensionView[], query: ListQuery): ListedExtensions {
  const { words, filters: wanted, sort = query.sort } = parseSearch(query.search);
  const found = all.filter(
    (extension) =>
      wanted.every((filter) => filters[filter](extension)) &&
      (words.length === 0 || words.every((word) => textOf(extension).includes(word))),
  );
  const order = orders[sort];
  return {
    listed: found.filter(filters[query.filter]).sort((a, b) => order(a, b) || byName(a, b)),
    counts: {
      all: found.length,
      running: countOf(found, filters.running),
      failed: countOf(found, filters.failed),
      disabled: countOf(found, filters.disabled),
      updatable: countOf(found, filters.updatable),
    },
  };
}

function countOf(extensions: readonly ExtensionView[], matches: Matches): number {
  return extensions.reduce((sum, extension) => sum + (matches(extension) ? 1 : 0), 0);
}
