import type { HealthReport } from '@plugo/sdk/protocol';
import type { Clock } from '../base/clock.js';
import { Emitter, type Event } from '../base/emitter.js';
import type { ReportedHealth } from '../model/reported-health.js';

/** What an extension says now, and whether that is more than another message for the same status. */
export interface HealthChange {
  readonly health: ReportedHealth;
  readonly isNewStatus: boolean;
}

/** What the process of an extension last said of its own health, in a notification or in its answer to a ping. */
export class SelfReport {
  private readonly changes = new Emitter<HealthChange>();
  /** Told of every change, but not of the new beginning of another process. */
  readonly onDidChange: Event<HealthChange> = this.changes.event;
  private last: ReportedHealth;

  constructor(private readonly clock: Clock) {
    this.last = { status: 'ok', since: clock.now() };
  }

  get current(): ReportedHealth {
    return this.last;
  }

  get isReady(): boolean {
    return this.last.status !== 'notReady';
  }

  take({ status, message }: HealthReport): void {
    if (status === this.last.status && message === this.last.message) return;
    const isNewStatus = status !== this.last.status;
    const since = isNewStatus ? this.clock.now() : this.last.since;
    this.last = { status, since, ...(message === undefined ? {} : { message }) };
    this.changes.fire({ health: this.last, isNewStatus });
  }

  /** A new process begins: it is well until it says otherwise. */
  beginAnew(): void {
    this.last = { status: 'ok', since: this.clock.now() };
  }

  /** Waits until it is ready for calls, for at most `patience` milliseconds. @returns whether it is */
  readyWithin(patience: number): Promise<boolean> {
    if (this.isReady) return Promise.resolve(true);
    return new Promise((resolve) => {
      const settle = () => {
        timer.dispose();
        subscription.dispose();
        resolve(this.isReady);
      };
      const timer = this.clock.after(patience, settle);
      const subscription = this.onDidChange(() => {
        if (this.isReady) settle();
      });
    });
  }

  dispose(): void {
    this.changes.dispose();
  }
}
