import { count } from './words.js';

export const notifications = {
  title: 'Notifications',
  severity: { info: 'Information', warning: 'Warning', error: 'Error' },
  clearAll: 'Clear all',
  dismiss: 'Dismiss',
  hide: 'Hide',
  emptyTitle: 'No notifications',
  emptyText: 'What extensions want you to know shows here.',
  times: (n: number) => `×${n}`,
  timesLabel: (n: number) => `${n} times`,
  chosen: (action: string) => `Chosen: ${action}`,
  dismissed: 'Dismissed',
  more: (n: number) => `${count(n, 'more notification')}`,
  host: 'Plugo',
};
