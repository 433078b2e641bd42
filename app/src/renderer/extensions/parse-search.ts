import type { ListFilter, ListSort } from '../store/extension-list.js';

/** What the search box says: words to look for, and what begins with `@`. */
export interface ListSearch {
  /** In lower case. */
  readonly words: readonly string[];
  readonly filters: readonly ListFilter[];
  readonly sort: ListSort | undefined;
}

const filterWords: Readonly<Record<string, ListFilter>> = {
  '@running': 'running',
  '@failed': 'failed',
  '@disabled': 'disabled',
  '@updates': 'updatable',
  '@updatable': 'updatable',
};

const sortWords: Readonly<Record<string, ListSort>> = {
  '@sort:name': 'name',
  '@sort:state': 'state',
  '@sort:memory': 'memory',
  '@sort:cpu': 'cpu',
  '@sort:recent': 'recent',
};

/** Words as in VS Code: `@running clock @sort:memory`. One that is half typed looks for nothing. */
export function parseSearch(text: string): ListSearch {
  const all = text.toLowerCase().split(/\s+/).filter(Boolean);
  return {
    words: all.filter((word) => !word.startsWith('@')),
    filters: all.flatMap((word) => filterWords[word] ?? []),
    sort: all.flatMap((word) => sortWords[word] ?? []).at(-1),
  };
}
