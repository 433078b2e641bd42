import { expect, test } from 'vitest';
import { callBatch } from './call-batch.js';
import { failure } from './testing/call-bench.js';

test('all calls are made in one go, and settle in their order', async () => {
  const made: number[] = [];
  const settled = callBatch([1, 2, 3], async (number) => {
    made.push(number);
    await Promise.resolve();
    if (number === 2) throw failure('BUSY');
    return number * 10;
  });
  expect(made).toEqual([1, 2, 3]);
  expect(await settled).toEqual([
    { status: 'fulfilled', value: 10 },
    { status: 'rejected', error: failure('BUSY').serialize() },
    { status: 'fulfilled', value: 30 },
  ]);
});
