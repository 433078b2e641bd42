import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineRing } from './line-ring.js';

test('the ring holds the latest items, as an array that is cut would', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      fc.array(fc.nat(20)),
      fc.nat(10),
      (capacity, items, count) => {
        const ring = new LineRing<number>(capacity);
        for (const item of items) ring.push(item);
        const even = (item: number) => item % 2 === 0;
        const kept = items.slice(-capacity);
        const lastOf = (list: number[]) => (count === 0 ? [] : list.slice(-count));
        expect(ring.latest(count)).toEqual(lastOf(kept));
        expect(ring.latest(count, even)).toEqual(lastOf(kept.filter(even)));
      },
    ),
  );
});
