import type { ExtensionView } from '@plugo/extension-host/control';
import { expect, test } from 'vitest';
import { findExtensions } from './find-extensions.js';

const extension = (displayName: string, description: string) =>
  ({ id: `plugo.${displayName}`, displayName, publisher: 'plugo', description }) as ExtensionView;

test('finds by every word anywhere, and sorts by name', () => {
  const all = [
    extension('Word Count', 'Counts words'),
    extension('Clock', 'Tells the time'),
    extension('Hello', 'Counts'),
  ];
  const found = ['', 'COUNT plugo', 'time word'].map((search) =>
    findExtensions(all, search).map((one) => one.displayName),
  );
  expect(found).toEqual([['Clock', 'Hello', 'Word Count'], ['Hello', 'Word Count'], []]);
});
