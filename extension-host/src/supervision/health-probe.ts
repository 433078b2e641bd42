import type { Clock } from '../base/clock.js';
import type { Disposable } from '../base/disposable.js';
import {
  afterPing,
  type Health,
  healthy,
  isBeyondHope,
  isLate,
  type Moment,
  type PingOutcome,
} from './health.js';
import type { SupervisionTimings } from './timings.js';

export interface HealthProbeOptions {
  readonly clock: Clock;
  readonly timings: SupervisionTimings;
  /** Resolves when the extension answered within `timeout` milliseconds, rejects when it did not. */
  readonly ping: (timeout: number) => Promise<unknown>;
  readonly onSilent: () => void;
  readonly onAnswer: () => void;
  /** It has been silent for too long. Nothing is told after this. */
  readonly onHopeless: () => void;
}

/** Pings one extension as long as it is not disposed, and tells when it falls silent, answers again, or is beyond hope. */
export class HealthProbe implements Disposable {
  private health: Health = healthy;
  private timer: Disposable;
  private isDisposed = false;

  constructor(private readonly options: HealthProbeOptions) {
    this.timer = this.wait(options.timings.pingInterval);
  }

  dispose(): void {
    this.isDisposed = true;
    this.timer.dispose();
  }

  private wait(milliseconds: number): Disposable {
    const { clock, timings } = this.options;
    const from = this.moment();
    return clock.after(milliseconds, () => {
      const now = this.moment();
      if (isLate(from, now, milliseconds, timings)) this.conclude('late', now);
      else void this.ping(now);
    });
  }

  private async ping(from: Moment): Promise<void> {
    const { timings, ping } = this.options;
    const answered = await ping(timings.pingTimeout).then(
      () => true,
      () => false,
    );
    if (answered) return this.conclude('answered', from);
    // A connection that is gone fails at once; that is no lateness, and whoever owns the connection sees to it.
    const isLateMiss = isLate(from, this.moment(), timings.pingTimeout, timings) && !this.endedEarly(from);
    this.conclude(isLateMiss ? 'late' : 'missed', from);
  }

  private endedEarly(from: Moment): boolean {
    return this.options.clock.monotonic() - from.monotonic < this.options.timings.pingTimeout;
  }

  /** @param from When the ping was sent, from where the interval to the next one counts. */
  private conclude(outcome: PingOutcome, from: Moment): void {
    if (this.isDisposed) return;
    const { clock, timings, onSilent, onAnswer, onHopeless } = this.options;
    const now = clock.monotonic();
    const before = this.health;
    this.health = afterPing(before, outcome, now);
    if (isBeyondHope(this.health, now, timings)) {
      this.dispose();
      onHopeless();
      return;
    }
    this.timer = this.wait(Math.max(0, timings.pingInterval - (now - from.monotonic)));
    if (before.silentSince === undefined && this.health.silentSince !== undefined) onSilent();
    if (before.silentSince !== undefined && this.health.silentSince === undefined) onAnswer();
  }

  private moment(): Moment {
    const { clock } = this.options;
    return { wall: clock.now(), monotonic: clock.monotonic() };
  }
}
