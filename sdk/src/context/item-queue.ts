/** Items that may be on their way before the reader has used any. */
export const streamWindow = 32;

interface Reader {
  readonly resolve: (result: IteratorResult<unknown, undefined>) => void;
  readonly reject: (error: Error) => void;
}

/** Items of a stream between their arrival and their use. */
export class ItemQueue {
  readonly #grant: (count: number) => void;
  readonly #items: unknown[] = [];
  #reader: Reader | undefined;
  #end: { readonly error?: Error } | undefined;
  #used = 0;

  /** @param grant Told how many items more may be sent. */
  constructor(grant: (count: number) => void) {
    this.#grant = grant;
  }

  push(item: unknown): void {
    this.#items.push(item);
    this.#settle();
  }

  /** No further item follows; those that are here are read first. */
  end(error?: Error): void {
    this.#end ??= error === undefined ? {} : { error };
    this.#settle();
  }

  /** The next item. One reader at a time. */
  next(): Promise<IteratorResult<unknown, undefined>> {
    return new Promise((resolve, reject) => {
      this.#reader = { resolve, reject };
      this.#settle();
    });
  }

  #settle(): void {
    const reader = this.#reader;
    if (reader === undefined || (this.#items.length === 0 && this.#end === undefined)) return;
    this.#reader = undefined;
    if (this.#items.length > 0) {
      reader.resolve({ done: false, value: this.#items.shift() });
      this.#allowMore();
    } else if (this.#end?.error !== undefined) {
      reader.reject(this.#end.error);
    } else {
      reader.resolve({ done: true, value: undefined });
    }
  }

  #allowMore(): void {
    this.#used += 1;
    if (this.#used < streamWindow / 2 || this.#end !== undefined) return;
    this.#grant(this.#used);
    this.#used = 0;
  }
}
