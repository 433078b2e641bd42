import type { Clock } from './clock.js';
import { type Disposable, toDisposable } from './disposable.js';

/** A clock for tests that stands still until it is told to advance. */
export class FakeClock implements Clock {
  private readonly timers = new Set<{ readonly due: number; readonly action: () => void }>();

  constructor(private time = 1_000_000) {}

  now(): number {
    return this.time;
  }

  monotonic(): number {
    return this.time;
  }

  after(milliseconds: number, action: () => void): Disposable {
    const timer = { due: this.time + milliseconds, action };
    this.timers.add(timer);
    return toDisposable(() => this.timers.delete(timer));
  }

  /** Runs what falls due within `milliseconds`, earliest first, letting promises settle between timers. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    for (;;) {
      await settle();
      const next = [...this.timers].filter((t) => t.due <= end).sort((a, b) => a.due - b.due)[0];
      if (!next) break;
      this.timers.delete(next);
      this.time = Math.max(this.time, next.due);
      next.action();
    }
    this.time = end;
    await settle();
  }

  /** Timers not yet due: a suite asserts that none is left. */
  get pending(): number {
    return this.timers.size;
  }
}

function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
