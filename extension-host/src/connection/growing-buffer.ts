const firstCapacity = 64 * 1024;

/**
 * Collects a known number of bytes. Who only announces them takes little memory; all of it is reserved once the first 64 KiB are
 * there, and used as more arrives.
 */
export class GrowingBuffer {
  private store: Buffer;
  private used = 0;

  /** @param spare Memory for all of it that nobody else uses. */
  constructor(
    private readonly length: number,
    spare?: Buffer,
  ) {
    this.store = spare ?? Buffer.allocUnsafe(Math.min(length, firstCapacity));
  }

  /** Bytes still to come. */
  get missing(): number {
    return this.length - this.used;
  }

  /** What has arrived. */
  get bytes(): Buffer {
    return this.store.subarray(0, this.used);
  }

  /** What it was collected in. */
  get memory(): Buffer {
    return this.store;
  }

  /** @param chunk Not longer than what is missing. */
  append(chunk: Buffer): void {
    if (this.used + chunk.length > this.store.length) this.reserveAll();
    chunk.copy(this.store, this.used);
    this.used += chunk.length;
  }

  private reserveAll(): void {
    const whole = Buffer.allocUnsafeSlow(this.length);
    this.store.copy(whole, 0, 0, this.used);
    this.store = whole;
  }
}
