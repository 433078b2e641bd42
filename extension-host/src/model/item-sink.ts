/** Where the items of a stream go. */
export interface ItemSink {
  /** Items that may come before any was used. */
  readonly window: number;
  /** Takes the next item, in order. */
  push(item: unknown): void;
  /** @param grant To be called when some were used, so that as many more may come. */
  connect(grant: (count: number) => void): void;
}
