import { expect, test } from 'vitest';
import { FakeClock } from '../base/fake-clock.js';
import { UndoList, undoFor } from './undo-list.js';

function listAt(clock: FakeClock) {
  const story: string[] = [];
  const list = new UndoList(clock);
  const add = (extensionId: string) =>
    list.add({
      kind: 'uninstall',
      extensionId,
      displayName: extensionId,
      also: [],
      restore: async () => void story.push(`restore ${extensionId}`),
      discard: async () => void story.push(`discard ${extensionId}`),
    });
  return { list, add, story };
}

test('what was done can be undone once, for ten minutes', async () => {
  const clock = new FakeClock();
  const { list, add, story } = listAt(clock);
  add('a');
  add('b');
  const [b, a] = list.list;
  expect([b?.extensionId, (b?.until ?? 0) - (b?.at ?? 0)]).toEqual(['b', undoFor]);
  await list.undo(b?.undoId ?? '');
  await expect(list.undo(b?.undoId ?? '')).rejects.toMatchObject({ code: 'UNDO_GONE' });
  await clock.advance(undoFor);
  await expect(list.undo(a?.undoId ?? '')).rejects.toMatchObject({ code: 'UNDO_GONE' });
  expect(story).toEqual(['restore b', 'discard a']);
});

test('another wish for the same extension makes the one before final; one that cannot be restored stays', async () => {
  const { list, add, story } = listAt(new FakeClock());
  add('a');
  add('a');
  expect(list.list).toHaveLength(1);
  list.forget('a');
  expect([list.list, story]).toEqual([[], ['discard a', 'discard a']]);
  const restore = () => Promise.reject(new Error('The disk is full'));
  list.add({ kind: 'disable', extensionId: 'b', displayName: 'b', also: [], restore });
  await expect(list.undo(list.list[0]?.undoId ?? '')).rejects.toThrow('full');
  expect(list.list).toHaveLength(1);
});
