import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  answerBisect,
  type Bisect,
  type BisectOutcome,
  beginBisect,
  enabledIn,
  outcomeOf,
  questionsLeft,
} from './bisect.js';

/** Up to forty extensions in an order in which they can start; each may need some of those before it. */
const anyFleet = fc.integer({ min: 1, max: 40 }).chain((count) =>
  fc.array(fc.array(fc.nat(1000), { maxLength: 3 }), { minLength: count, maxLength: count }).map((wishes) => {
    const needs = new Map<string, readonly string[]>();
    const order = wishes.map((wish, n) => {
      const direct = n === 0 ? [] : wish.map((value) => `e${value % n}`);
      needs.set(`e${n}`, [...new Set(direct.flatMap((id) => [id, ...(needs.get(id) ?? [])]))]);
      return `e${n}`;
    });
    return { order, needs };
  }),
);

/** Answers all questions truthfully. */
function search(
  bisect: Bisect,
  isThere: (on: ReadonlySet<string>) => boolean,
  asked: (on: readonly string[]) => void = () => {},
): { outcome: BisectOutcome | undefined; questions: number } {
  let now = bisect;
  while (outcomeOf(now) === undefined) {
    const on = enabledIn(now);
    asked(on);
    now = answerBisect(now, isThere(new Set(on)));
  }
  return { outcome: outcomeOf(now), questions: now.answers };
}

test('one that brings a problem is found, in log₂ steps and one more', () => {
  fc.assert(
    fc.property(anyFleet, fc.nat(), ({ order, needs }, any) => {
      const id = String(order[any % order.length]);
      const begin = beginBisect(order, needs);
      const { outcome, questions } = search(begin, (on) => on.has(id));
      expect(outcome).toEqual({ kind: 'culprit', id });
      expect(questions).toBeLessThanOrEqual(Math.ceil(Math.log2(order.length + 1)) + 1);
      expect(questions).toBeLessThanOrEqual(questionsLeft(begin));
    }),
    { numRuns: 500 },
  );
});

test('a problem that is there without any extension is nobody’s', () => {
  fc.assert(
    fc.property(anyFleet, ({ order, needs }) => {
      expect(search(beginBisect(order, needs), () => true).outcome).toEqual({ kind: 'none' });
    }),
  );
});

test('of two that bring it only together both are named, or the one that needs the other', () => {
  fc.assert(
    fc.property(anyFleet, fc.nat(), fc.nat(), ({ order, needs }, a, b) => {
      const first = Math.min(a % order.length, b % order.length);
      const second = Math.max(a % order.length, b % order.length);
      fc.pre(first !== second);
      const [one, other] = [String(order[first]), String(order[second])];
      const { outcome } = search(beginBisect(order, needs), (on) => on.has(one) && on.has(other));
      if (needs.get(other)?.includes(one)) expect(outcome).toEqual({ kind: 'culprit', id: other });
      else if (outcome?.kind === 'pair') {
        // What needs the one brings the one along.
        const [partner, suspect] = outcome.ids;
        expect(suspect).toBe(other);
        expect([partner, ...(needs.get(partner) ?? [])]).toContain(one);
      } else expect(outcome).toEqual({ kind: 'pair', ids: [one, other] });
    }),
    { numRuns: 500 },
  );
});

test('whatever is on has all that it needs, and what is to stay on is on', () => {
  fc.assert(
    fc.property(anyFleet, fc.func(fc.boolean()), fc.nat(), ({ order, needs }, answer, any) => {
      const kept = any % (order.length + 1);
      search(
        beginBisect(order, needs, kept),
        (on) => answer(on.size),
        (asked) => {
          const on = new Set(asked);
          for (const id of on) expect((needs.get(id) ?? []).every((need) => on.has(need))).toBe(true);
          expect(order.slice(0, kept).every((id) => on.has(id))).toBe(true);
        },
      );
    }),
    { numRuns: 300 },
  );
});

test('one of those that stay on is named when the problem is there with them alone', () => {
  const order = ['base', 'owner', 'a', 'b'];
  const needs = new Map([['owner', ['base']]]);
  expect(search(beginBisect(order, needs, 2), () => true).outcome).toEqual({ kind: 'culprit', id: 'owner' });
  expect(search(beginBisect(order, needs, 2), (on) => on.has('b')).outcome).toEqual({
    kind: 'culprit',
    id: 'b',
  });
});
