/** Runs pieces of work one after the other, in the order they came. One that fails does not stop the next. */
export class SerialQueue {
  private last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.last.then(work);
    this.last = result.catch(() => undefined);
    return result;
  }

  /** Resolves when everything that came so far is done. */
  async idle(): Promise<void> {
    await this.last;
  }
}
