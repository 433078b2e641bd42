import type { SupervisionTimings } from './timings.js';

type PolicyTimings = Pick<
  SupervisionTimings,
  'backOffBase' | 'backOffCap' | 'crashLimit' | 'crashWindow' | 'healthyAfter'
>;

/** Crashes since the extension was last healthy. Times are monotonic milliseconds. */
export interface CrashHistory {
  /** How many there were. */
  readonly count: number;
  /** When those were that are still within the window. */
  readonly recent: readonly number[];
}

export const noCrashes: CrashHistory = { count: 0, recent: [] };

export interface CrashFacts {
  readonly now: number;
  /** Since when it had been active; absent when it never got there. */
  readonly activeSince?: number | undefined;
  /** A number from 0 (included) to 1. */
  readonly random: number;
}

export type RestartDecision =
  | {
      readonly kind: 'restart';
      readonly delay: number;
      readonly attempt: number;
      readonly history: CrashHistory;
    }
  | { readonly kind: 'giveUp'; readonly history: CrashHistory };

/** Whether and when to start again after a crash: the first time at once, then after 1, 2, 4, 8 s …, until it crashes too often. */
export function decideAfterCrash(
  before: CrashHistory,
  { now, activeSince, random }: CrashFacts,
  timings: PolicyTimings,
): RestartDecision {
  const wasHealthy = activeSince !== undefined && now - activeSince >= timings.healthyAfter;
  const { count, recent } = wasHealthy ? noCrashes : before;
  const history: CrashHistory = {
    count: count + 1,
    recent: [...recent.filter((time) => now - time < timings.crashWindow), now],
  };
  if (history.recent.length >= timings.crashLimit) return { kind: 'giveUp', history };
  return {
    kind: 'restart',
    delay: delayAfter(history.count, random, timings),
    attempt: history.count,
    history,
  };
}

/** The delay doubles with each crash up to a cap; ±20 % keep extensions that crash together from starting together. */
function delayAfter(count: number, random: number, { backOffBase, backOffCap }: PolicyTimings): number {
  if (count === 1) return 0;
  const delay = Math.min(backOffCap, backOffBase * 2 ** Math.min(count - 2, 30));
  return Math.round(delay * (0.8 + 0.4 * random));
}
