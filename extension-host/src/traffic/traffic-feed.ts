import type { Clock } from '../base/clock.js';
import type { Disposable } from '../base/disposable.js';
import type { TrafficBatch, TrafficMessage } from '../model/traffic.js';

/** Milliseconds between two batches: 12 times a second looks live. */
const interval = 80;
/** Messages of one batch, and characters of what they hold: so much is read without a pause that is felt. */
const batchMessages = 2_000;
const batchCharacters = 1024 * 1024;
/** Batches that may be on their way without the watcher having said that it took one. */
const firstCredit = 4;
/** What waits for a watcher; of more, the oldest is dropped. */
const waitingMessages = 20_000;
const waitingCharacters = 16 * 1024 * 1024;

/**
 * Hands messages to one watcher in batches, as fast as it takes them. It never waits for it: what is too much is dropped, and counted.
 */
export class TrafficFeed implements Disposable {
  private waiting: TrafficMessage[] = [];
  /** Those before this place are gone already. */
  private start = 0;
  private characters = 0;
  private dropped = 0;
  private credit = firstCredit;
  private timer: Disposable | undefined;
  private isDisposed = false;

  constructor(
    private readonly clock: Clock,
    private readonly send: (batch: TrafficBatch) => void,
  ) {}

  push(message: TrafficMessage): void {
    this.waiting.push(message);
    this.characters += weightOf(message);
    while (this.count > waitingMessages || this.characters > waitingCharacters) {
      this.take();
      this.dropped += 1;
    }
    this.schedule();
  }

  /** The watcher has taken in so many batches, and can take as many more. */
  grant(batches: number): void {
    this.credit = Math.min(firstCredit, this.credit + batches);
    if (this.count > 0) this.schedule();
  }

  dispose(): void {
    this.isDisposed = true;
    this.timer?.dispose();
    this.waiting = [];
    this.start = 0;
  }

  private get count(): number {
    return this.waiting.length - this.start;
  }

  private schedule(): void {
    if (this.timer !== undefined || this.credit === 0 || this.isDisposed) return;
    this.timer = this.clock.after(interval, () => {
      this.timer = undefined;
      this.flush();
    });
  }

  private flush(): void {
    const messages: TrafficMessage[] = [];
    let characters = 0;
    while (this.count > 0 && messages.length < batchMessages && characters < batchCharacters) {
      const message = this.take();
      messages.push(message);
      characters += weightOf(message);
    }
    const { dropped } = this;
    this.dropped = 0;
    this.credit -= 1;
    this.send({ messages, dropped });
    if (this.count > 0) this.schedule();
  }

  /** The oldest. Only to be asked where there is one. */
  private take(): TrafficMessage {
    const message = this.waiting[this.start] as TrafficMessage;
    this.start += 1;
    this.characters -= weightOf(message);
    // Moved up seldom: to take the first of an array each time would move all others.
    if (this.start === 4_096 || this.start === this.waiting.length) {
      this.waiting = this.waiting.slice(this.start);
      this.start = 0;
    }
    return message;
  }
}

/** Characters; what is not content is about 200. */
function weightOf({ content }: TrafficMessage): number {
  return 200 + (content?.length ?? 0);
}
