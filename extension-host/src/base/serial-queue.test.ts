import { expect, test } from 'vitest';
import { SerialQueue } from './serial-queue.js';

test('work runs in the order it came, and a failure stops nothing', async () => {
  const queue = new SerialQueue();
  const story: string[] = [];
  const slow = queue.run(async () => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    story.push('slow');
  });
  const failing = queue.run(async () => {
    story.push('failing');
    throw new Error('no');
  });
  const last = queue.run(async () => story.push('last'));
  await expect(failing).rejects.toThrow('no');
  await Promise.all([slow, last]);
  expect(story).toEqual(['slow', 'failing', 'last']);
});
