import { type Disposable, toDisposable } from './disposable.js';

/** Time, passed in so that rules about time can be tested without waiting. */
export interface Clock {
  /** Wall-clock time, milliseconds since 1970. May jump. */
  now(): number;
  /** Milliseconds since some fixed moment. Never goes back. */
  monotonic(): number;
  /** Runs `action` once after `milliseconds`; dispose to call it off. */
  after(milliseconds: number, action: () => void): Disposable;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(milliseconds, action) {
    const timer = setTimeout(action, milliseconds);
    return toDisposable(() => clearTimeout(timer));
  },
};
