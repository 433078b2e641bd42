import type { Clock } from '../base/clock.js';
import type { Disposable } from '../base/disposable.js';
import { type Link, LinkedList } from '../base/linked-list.js';

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
export class Deadlines<T extends Deadline = Deadline> implements Disposable {
  /** By length of the wait. Each begins with the one that is due first, as they were added. */
  private readonly queues = new Map<number, LinkedList<T>>();
  private readonly timers = new Map<number, Disposable>();

  constructor(private readonly clock: Clock) {}

  /** All that wait. */
  get waiting(): readonly T[] {
    return [...this.queues.values()].flatMap((queue) => [...queue]);
  }

  /** @param length Milliseconds from now. @returns what {@link remove} asks for */
  add(length: number, deadline: T): Link<T> {
    deadline.due = this.clock.monotonic() + length;
    let queue = this.queues.get(length);
    if (queue === undefined) {
      queue = new LinkedList();
      this.queues.set(length, queue);
      this.look(length, length);
    }
    return queue.add(deadline);
  }

  /** Takes one out that is over; one that has expired is out already. */
  remove(length: number, link: Link<T>): void {
    this.queues.get(length)?.remove(link);
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
    const queue = this.queues.get(length);
    for (let link = queue?.first; queue !== undefined && link !== undefined; link = queue.first) {
      const left = link.value.due - this.clock.monotonic();
      // Timers count whole milliseconds, and may come a part of one early.
      if (left >= 1) {
        this.look(length, left);
        return;
      }
      queue.remove(link);
      link.value.expire();
    }
    this.queues.delete(length);
    this.timers.delete(length);
  }
}
