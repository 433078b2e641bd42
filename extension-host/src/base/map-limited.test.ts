import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { mapLimited } from './map-limited.js';

test('results keep the order of the items, and no more than the limit run at once', async () => {
  let running = 0;
  let most = 0;
  const doubled = await mapLimited([5, 1, 3, 2, 4], 2, async (item) => {
    most = Math.max(most, ++running);
    await wait(item);
    running--;
    return item * 2;
  });
  expect([doubled, most]).toEqual([[10, 2, 6, 4, 8], 2]);
});

test('a failure begins no more items, and waits for those begun', async () => {
  const begun: number[] = [];
  const ended: number[] = [];
  const failing = mapLimited([0, 1, 2, 3], 2, async (item) => {
    begun.push(item);
    await wait(item * 20);
    if (item === 0) throw new Error('no');
    ended.push(item);
  });
  await expect(failing).rejects.toThrow('no');
  expect([begun, ended]).toEqual([[0, 1], [1]]);
});
