export const readme = {
  title: 'README',
  empty: 'It has no README',
  emptyText: 'A README.md in the folder of the extension shows here.',
};
