import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CrashHistory, decideAfterCrash, noCrashes } from './restart-policy.js';
import { defaultTimings } from './timings.js';

const minute = 60_000;

/** What is decided after crashes at these times; `random` 0.5 means no jitter. */
function decisions(
  times: readonly number[],
  random = 0.5,
  activeSince?: number,
): readonly (number | 'giveUp')[] {
  let history: CrashHistory = noCrashes;
  return times.map((now) => {
    const decision = decideAfterCrash(history, { now, activeSince, random }, defaultTimings);
    history = decision.history;
    return decision.kind === 'giveUp' ? 'giveUp' : decision.delay;
  });
}

test('the first restart comes at once, the next ones after 1, 2 and 4 s; the fifth crash is one too many', () => {
  expect(decisions([0, 1_000, 3_000, 6_000, 11_000])).toEqual([0, 1_000, 2_000, 4_000, 'giveUp']);
});

test('rare crashes wait longer and longer, at most a minute, and are not given up', () => {
  const times = Array.from({ length: 10 }, (_, index) => index * 2 * minute);
  expect(decisions(times)).toEqual([0, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
});

test('ten minutes without a crash and the count begins anew', () => {
  const history: CrashHistory = { count: 4, recent: [0, 1, 2, 3] };
  const after = (activeSince: number) =>
    decideAfterCrash(history, { now: 11 * minute, activeSince, random: 0.5 }, defaultTimings);
  expect(after(minute)).toMatchObject({ kind: 'restart', delay: 0, attempt: 1 });
  expect(after(minute + 1)).toMatchObject({ kind: 'restart', delay: 8_000, attempt: 5 });
});

test('jitter is 20 % to either side', () => {
  expect(decisions([0, 1], 0)[1]).toBe(800);
  expect(decisions([0, 1], 1)[1]).toBe(1_200);
});

test('never more than four restarts in five minutes, never longer than 72 s', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(3 * minute), { maxLength: 40 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (gaps, random) => {
        let now = 0;
        const times = gaps.map((gap) => (now += gap));
        const made = decisions(times, random);
        const restarts = times.filter((_, index) => made[index] !== 'giveUp');
        for (const time of restarts) {
          expect(restarts.filter((other) => other > time - 5 * minute && other <= time).length).toBeLessThan(
            5,
          );
        }
        for (const delay of made) if (delay !== 'giveUp') expect(delay).toBeLessThanOrEqual(72_000);
      },
    ),
  );
});
