import type { InstallPreview } from '@plugo/extension-host/control';
import { expect, test } from 'vitest';
import { chosenOf, countItems, type InstallManyDialog, withItem } from './install-many.js';

const item = (folder: string, preview: InstallPreview | undefined, chosen = preview !== undefined) => ({
  folder,
  preview,
  chosen,
  state: { kind: 'planned' } as const,
});
const preview = {} as InstallPreview;
const dialog: InstallManyDialog = {
  kind: 'installMany',
  stage: 'planned',
  items: [item('/a', preview), item('/b', preview), item('/c', undefined)],
  waiting: [],
};

test('what cannot be installed is never chosen, whatever is ticked', () => {
  const ticked = withItem(withItem(dialog, '/c', { chosen: true }), '/a', { chosen: false });
  expect(chosenOf(ticked).map(({ folder }) => folder)).toEqual(['/b']);
});

test('one item changes and the others stay the same objects', () => {
  const done = withItem(dialog, '/b', { state: { kind: 'done' } });
  expect(countItems(done)).toEqual({
    planned: 2,
    waiting: 0,
    installing: 0,
    done: 1,
    cancelled: 0,
    failed: 0,
  });
  expect(done.items[0]).toBe(dialog.items[0]);
});
