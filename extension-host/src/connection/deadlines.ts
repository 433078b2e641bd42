import type { Clock } from '../base/clock.js';
import type { Disposable } from '../base/disposable.js';

/** Something that must be over at some moment. */
export interface Deadline {
  /** Moment on the monotonic clock, milliseconds. Set by {@link Deadlines}. */
  due: number;
  /** Time is up. */
  expire(): void;
}

/**
 * Ends waits whose time is up, with one timer for all waits of the same length: making and clearing a timer for each took a
 * tenth of the time of a small call. A timer outlives the waits it was set for and finds nothing to do, once.
 */
export class Deadlines implements Disposable {
  /** By length of the wait. Each begins with the one that is due first, as they were added. */
  private readonly queues = new Map<number, Set<Deadline>>();
  private readonly timers = new Map<number, Disposable>();

  constructor(private readonly clock: Clock) {}

  /** @param length Milliseconds from now. */
  add(length: number, deadline: Deadline): void {
    deadline.due = this.clock.monotonic() + length;
    let queue = this.queues.get(length);
    if (queue === undefined) {
      queue = new Set();
      this.queues.set(length, queue);
      this.look(length, length);
    }
    queue.add(deadline);
  }

  remove(length: number, deadline: Deadline): void {
    this.queues.get(length)?.delete(deadline);
  }

  /** What is waited for has no end any more. */
  dispose(): void {
    for (const timer of this.timers.values()) timer.dispose();
    this.timers.clear();
    this.queues.clear();
  }

  private look(length: number, delay: number): void {
    this.timers.set(
      length,
      this.clock.after(delay, () => this.expire(length)),
    );
  }

  private expire(length: number): void {
    const queue = this.queues.get(length) ?? new Set();
    for (const deadline of queue) {
      const left = deadline.due - this.clock.monotonic();
      // Timers count whole milliseconds, and may come a part of one early.
      if (left >= 1) {
        this.look(length, left);
        return;
      }
      queue.delete(deadline);
      deadline.expire();
    }
    this.queues.delete(length);
    this.timers.delete(length);
  }
}
