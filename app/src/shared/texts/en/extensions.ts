import { count } from './words.js';

export const extensions = {
  title: 'Extensions',
  search: 'Search extensions',
  count: (n: number) => count(n, 'extension'),
  emptyTitle: 'No extensions yet',
  emptyText: 'An extension is a folder with a package.json. Choose one, or drop it anywhere on this window.',
  noMatchTitle: 'Nothing found',
  noMatchText: (search: string) => `No extension matches “${search}”.`,
  clearSearch: 'Clear search',
  loading: 'Looking for extensions…',
  pid: (pid: number) => `pid ${pid}`,
};
