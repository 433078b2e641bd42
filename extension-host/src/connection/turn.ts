/** Milliseconds after which the event loop gets a turn, however many messages have come. */
const longest = 2;
/** The clock is read once in so many messages: it costs as much as a part of one. */
const messagesBetweenLooks = 8;

/** Says when enough messages were handled in one go, and others on the event loop must have their turn. */
export class Turn {
  private readonly end = performance.now() + longest;
  private handled = 0;

  /** Counts one message. True when it was the last of this turn. */
  isOverAfterThis(): boolean {
    this.handled += 1;
    return this.handled % messagesBetweenLooks === 0 && performance.now() >= this.end;
  }
}
