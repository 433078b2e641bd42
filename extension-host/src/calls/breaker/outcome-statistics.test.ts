import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { OutcomeStatistics } from './outcome-statistics.js';

test('half of ten calls within ten seconds is too much, whatever came before', () => {
  const outcome = fc.record({ wait: fc.integer({ min: 0, max: 4000 }), fails: fc.boolean() });
  fc.assert(
    fc.property(fc.array(outcome, { maxLength: 60 }), (outcomes) => {
      let now = 1_000_000;
      vi.spyOn(Date, 'now').mockImplementation(() => now);
      const statistics = new OutcomeStatistics();
      const past: { readonly at: number; readonly fails: boolean }[] = [];
      for (const { wait, fails } of outcomes) {
        now += wait;
        past.push({ at: now, fails });
        if (!fails) {
          statistics.addSuccess();
          continue;
        }
        // Outcomes are kept in seconds, so those of the first of them may count or not.
        const verdicts = [9000, 11_000].map((window) => tooMany(past.filter(({ at }) => now - at < window)));
        const verdict = statistics.addFailure();
        if (verdicts[0] === verdicts[1] && calm(past, now)) expect(verdict).toBe(verdicts[0]);
      }
    }),
  );
});

function tooMany(outcomes: readonly { readonly fails: boolean }[]): boolean {
  const failures = outcomes.filter(({ fails }) => fails).length;
  return outcomes.length >= 10 && failures * 2 >= outcomes.length;
}

/** Nothing lies in the second that may count or not. */
function calm(past: readonly { readonly at: number }[], now: number): boolean {
  return past.every(({ at }) => now - at < 9000 || now - at > 11_000);
}

test('nine failures of an hour ago and one of now are one', () => {
  let now = 1_000_000;
  vi.spyOn(Date, 'now').mockImplementation(() => now);
  const statistics = new OutcomeStatistics();
  for (let failures = 0; failures < 9; failures += 1) {
    now += 1000;
    expect(statistics.addFailure()).toBe(false);
  }
  now += 3_600_000;
  expect(statistics.addFailure()).toBe(false);
});
