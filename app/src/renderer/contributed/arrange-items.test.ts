import type { ExtensionView } from '@plugo/extension-host/control';
import { expect, test } from 'vitest';
import { arrangeItems } from './arrange-items.js';

const item = (id: string, priority: number, alignment = 'left') => ({
  id,
  title: id,
  text: id,
  priority,
  alignment,
});
const extensions = [
  { id: 'b', displayName: 'B', statusBar: [item('b1', 0), item('b2', 9), item('b3', 0, 'right')] },
  { id: 'a', displayName: 'A', statusBar: [item('a1', 0), item('a2', -1)] },
  { id: 'c', displayName: 'C' },
] as unknown as readonly ExtensionView[];

test('items stand by priority, and those without room are behind the dots', () => {
  const ids = (room: number) => {
    const { shown, more } = arrangeItems(extensions, 'left', room);
    return [shown, more].map((list) => list.map((placed) => placed.item.id).join(' '));
  };
  expect(ids(9)).toEqual(['b2 a1 b1 a2', '']);
  expect(ids(3), 'a single one needs no dots').toEqual(['b2 a1 b1 a2', '']);
  expect(ids(2)).toEqual(['b2 a1', 'b1 a2']);
});
