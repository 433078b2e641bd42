export const timeline = {
  overview: 'Overview',
  title: 'Timeline',
  tabs: (name: string) => `Views of ${name}`,
  empty: 'Nothing has happened yet',
  emptyText: 'Installing, starting, crashing, changing settings: all of it is written down here.',
  loading: 'Reading what happened…',
  level: { info: 'Information', warning: 'Warning', error: 'Error' },
  times: (n: number) => `${n} times in a row`,
  crashReport: 'Crash report',
};
