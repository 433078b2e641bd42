import { allowedMisses, type SupervisionTimings } from './timings.js';

type HealthTimings = Pick<SupervisionTimings, 'pingInterval' | 'pingTimeout' | 'unresponsiveLimit'>;

/** What is known of the health of an extension. Times are monotonic milliseconds. */
export interface Health {
  readonly misses: number;
  /** Since when it is unresponsive. */
  readonly silentSince?: number;
}

export const healthy: Health = { misses: 0 };

/** What came of one ping. `late`: our own timer came late (sleep, a debugger, a blocked host), so nothing can be said about the extension. */
export type PingOutcome = 'answered' | 'missed' | 'late';

/** The health after a ping. A late tick opens a fresh window, for an extension that slept with us has missed nothing. */
export function afterPing(health: Health, outcome: PingOutcome, now: number): Health {
  if (outcome === 'answered') return healthy;
  if (outcome === 'late') return health.silentSince === undefined ? healthy : { misses: 0, silentSince: now };
  const misses = health.misses + 1;
  if (health.silentSince !== undefined) return { misses, silentSince: health.silentSince };
  return misses < allowedMisses ? { misses } : { misses, silentSince: now };
}

/** Whether an extension has been unresponsive for so long that it is to be restarted. */
export function isBeyondHope(health: Health, now: number, timings: HealthTimings): boolean {
  return health.silentSince !== undefined && now - health.silentSince >= timings.unresponsiveLimit;
}

/** Times at one moment: `wall` may jump, `monotonic` may stand still while the computer sleeps. */
export interface Moment {
  readonly wall: number;
  readonly monotonic: number;
}

/** Whether a timer set at `from` for `milliseconds` came much later than it should, on either clock, or a clock jumped back. */
export function isLate(from: Moment, to: Moment, milliseconds: number, timings: HealthTimings): boolean {
  const tolerance = timings.pingTimeout;
  const late = to.monotonic - from.monotonic - milliseconds;
  const jump = to.wall - from.wall - milliseconds;
  return late > tolerance || Math.abs(jump) > tolerance;
}
