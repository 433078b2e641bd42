import { count } from './words.js';

/** What commands gave. */
export const results = {
  forms: 'Show the result as',
  form: { text: 'Text', markdown: 'Formatted', table: 'Table', json: 'JSON' },
  copyCsv: 'Copy as CSV',
  copyMarkdown: 'Copy as Markdown',
  copyJson: 'Copy as JSON',
  cut: (shown: number, all: number) =>
    `The first ${shown.toLocaleString('en')} of ${all.toLocaleString('en')} characters are shown. Copy takes all of them.`,
  soFar: (n: number) => `${count(n, 'result')} so far`,
  dropped: (n: number) => `${count(n, 'earlier result')} ${n === 1 ? 'is' : 'are'} not kept.`,
  cancel: 'Cancel',
  cancelled: 'Cancelled.',
  done: (duration: string) => `Done in ${duration}`,
  history: 'Results of this session',
  noHistory: 'Nothing was run yet.',
  clear: 'Clear',
  outcome: { running: 'Running', returned: 'Done', failed: 'Failed', cancelled: 'Cancelled' },
  lastUsed: 'Last used',
};
