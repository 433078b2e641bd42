import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ResultStore } from './result-store.js';

const limit = 60;
const most = 3;

type Step =
  | { readonly put: string; readonly method: string; readonly size: number }
  | { readonly find: string; readonly method: string }
  | { readonly clear: string | undefined };

const method = fc.constantFrom('a', 'b', 'c');
const name = fc.constantFrom('1', '2', '3', '4', '5');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ put: name, method, size: fc.nat(30) }) },
  { weight: 3, arbitrary: fc.record({ find: name, method }) },
  { weight: 1, arbitrary: fc.record({ clear: fc.option(method, { nil: undefined }) }) },
);

interface Known {
  readonly key: string;
  readonly method: string;
  readonly text: string;
}

/** The rules told in the plainest way: a list, used last at its end. */
function apply(list: readonly Known[], one: Step): readonly Known[] {
  if ('clear' in one)
    return one.clear === undefined ? [] : list.filter((known) => known.method !== one.clear);
  if ('find' in one) {
    const key = one.method + one.find;
    return [...list.filter((known) => known.key !== key), ...list.filter((known) => known.key === key)];
  }
  const key = one.method + one.put;
  let left = list.filter((known) => known.key !== key);
  if (key.length + one.size > limit) return left;
  left = [...left, { key, method: one.method, text: 'x'.repeat(one.size) }];
  const first = left.find((known) => known.method === one.method);
  if (left.filter((known) => known.method === one.method).length > most)
    left = left.filter((known) => known !== first);
  while (left.reduce((sum, known) => sum + known.key.length + known.text.length, 0) > limit)
    left = left.slice(1);
  return left;
}

test('it keeps what was used last, within its limits', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const store = new ResultStore(limit);
      let list: readonly Known[] = [];
      for (const one of steps) {
        if ('clear' in one) store.clear(one.clear);
        else if ('find' in one) {
          const key = one.method + one.find;
          const found = store.find(key, 0, 0);
          expect(found).toBe(list.find((known) => known.key === key)?.text);
        } else {
          const text = 'x'.repeat(one.size);
          store.put(one.method + one.put, { method: one.method, text, storedAt: 0 }, most);
        }
        list = apply(list, one);
        expect(store.held).toEqual({
          results: list.length,
          characters: list.reduce((sum, known) => sum + known.key.length + known.text.length, 0),
        });
      }
    }),
    { numRuns: 300 },
  );
});

test('what is older than asked for is not found, and may be found by one who asks for less', () => {
  const store = new ResultStore();
  store.put('k', { method: 'm', text: '1', storedAt: 100 }, 1);
  expect([store.find('k', 10, 110), store.find('k', 10, 111), store.find('k', 20, 111)]).toEqual([
    '1',
    undefined,
    '1',
  ]);
});
