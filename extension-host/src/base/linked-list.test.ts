import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Link, LinkedList } from './linked-list.js';

test('whatever is added and removed, in any order, it holds what an array would', () => {
  const step = fc.oneof(fc.record({ add: fc.nat() }), fc.record({ removeAt: fc.nat({ max: 20 }) }));
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const list = new LinkedList<number>();
      let links: Link<number>[] = [];
      for (const one of steps) {
        if ('add' in one) {
          links.push(list.add(one.add));
        } else {
          const link = links[one.removeAt];
          if (link === undefined) continue;
          expect(list.remove(link)).toBe(true);
          expect(list.remove(link)).toBe(false);
          links = links.filter((other) => other !== link);
        }
        expect([...list]).toEqual(links.map(({ value }) => value));
        expect([list.isEmpty, list.first?.value]).toEqual([links.length === 0, links[0]?.value]);
      }
    }),
  );
});

test('what is removed while the list is gone through is left out', () => {
  const list = new LinkedList<string>();
  const links = ['a', 'b', 'c'].map((value) => list.add(value));
  const seen: string[] = [];
  for (const value of list) {
    seen.push(value);
    for (const link of links.slice(0, 2)) list.remove(link);
  }
  expect(seen).toEqual(['a', 'c']);
});
