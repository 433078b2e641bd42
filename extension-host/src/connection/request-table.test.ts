import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RequestTable } from './request-table.js';

test('whatever the order, each answer finds its request once, and ids never come again', () => {
  const step = fc.oneof(
    fc.record({ add: fc.integer({ min: 1, max: 400 }) }),
    fc.record({ take: fc.nat({ max: 1500 }) }),
    fc.record({ giveUp: fc.nat({ max: 1500 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const table = new RequestTable<{ id: number }>();
      const waiting = new Map<number, object>();
      const givenUp = new Set<number>();
      const ids = new Set<number>();
      for (const one of steps) {
        if ('add' in one) {
          for (let count = 0; count < one.add; count += 1) {
            const request = { id: -1 };
            table.add(request);
            expect(ids.has(request.id)).toBe(false);
            ids.add(request.id);
            waiting.set(request.id, request);
          }
        } else if ('take' in one) {
          const expected = waiting.get(one.take) ?? (givenUp.has(one.take) ? 'givenUp' : undefined);
          expect(table.take(one.take)).toBe(expected);
          waiting.delete(one.take);
          givenUp.delete(one.take);
        } else {
          table.giveUp(one.giveUp);
          if (waiting.delete(one.giveUp)) givenUp.add(one.giveUp);
        }
      }
      for (const [id, request] of waiting) expect(table.take(id)).toBe(request);
    }),
  );
});

test.each([-1, 0.5, 2 ** 40, Number.NaN])('%d is nobody', (id) => {
  const table = new RequestTable<{ id: number }>();
  table.add({ id: -1 });
  expect(table.take(id)).toBeUndefined();
});
