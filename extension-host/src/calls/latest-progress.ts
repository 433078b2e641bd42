import type { Progress } from '@plugo/sdk/protocol';
import type { Clock } from '../base/clock.js';
import type { Disposable } from '../base/disposable.js';

/** Milliseconds between two reports a caller hears: people see no more of them. */
const interval = 50;

/**
 * Tells a caller how far its call has got: the first report at once, then the newest of each 50 ms, the last one before the answer,
 * and nothing after it. So a flood of reports costs the caller nothing.
 */
export class LatestProgress {
  private newest: Progress | undefined;
  private pause: Disposable | undefined;
  private isOver = false;

  constructor(
    private readonly clock: Clock,
    private readonly tell: (progress: Progress) => void,
  ) {}

  readonly report = (progress: Progress): void => {
    if (this.isOver) return;
    if (this.pause === undefined) this.tellNow(progress);
    else this.newest = progress;
  };

  /** The call has ended. */
  end(): void {
    this.isOver = true;
    this.pause?.dispose();
    if (this.newest !== undefined) this.tellSafely(this.newest);
  }

  private tellNow(progress: Progress): void {
    this.newest = undefined;
    this.pause = this.clock.after(interval, () => this.goOn());
    this.tellSafely(progress);
  }

  private goOn(): void {
    this.pause = undefined;
    if (this.newest !== undefined) this.tellNow(this.newest);
  }

  private tellSafely(progress: Progress): void {
    try {
      this.tell(progress);
    } catch (error) {
      // The mistake is the caller's own, and its call goes on.
      console.error('A listener of progress failed:', error);
    }
  }
}
