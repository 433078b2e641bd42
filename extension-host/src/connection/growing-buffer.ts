const firstCapacity = 64 * 1024;

/** Collects a known number of bytes; its memory grows with what has arrived, not with what was announced. */
export class GrowingBuffer {
  private store: Buffer;
  private used = 0;

  constructor(private readonly length: number) {
    this.store = Buffer.allocUnsafe(Math.min(length, firstCapacity));
  }

  /** Bytes still to come. */
  get missing(): number {
    return this.length - this.used;
  }

  /** What has arrived. */
  get bytes(): Buffer {
    return this.store.subarray(0, this.used);
  }

  /** @param chunk Not longer than what is missing. */
  append(chunk: Buffer): void {
    if (this.used + chunk.length > this.store.length) this.grow(this.used + chunk.length);
    chunk.copy(this.store, this.used);
    this.used += chunk.length;
  }

  private grow(needed: number): void {
    const larger = Buffer.allocUnsafe(Math.min(this.length, Math.max(needed, this.store.length * 2)));
    this.store.copy(larger, 0, 0, this.used);
    this.store = larger;
  }
}
