/** The latest items, at most `capacity`. Adding takes the same time however many there are. */
export class LineRing<T> {
  private readonly items: T[] = [];
  /** Where the oldest item is, once the ring is full. */
  private oldest = 0;

  constructor(private readonly capacity: number) {}

  push(item: T): void {
    if (this.items.length < this.capacity) {
      this.items.push(item);
      return;
    }
    this.items[this.oldest] = item;
    this.oldest = (this.oldest + 1) % this.capacity;
  }

  /** The latest `count` that match, oldest first. */
  latest(count: number, matches: (item: T) => boolean = () => true): T[] {
    const found: T[] = [];
    for (let age = 0; age < this.items.length && found.length < count; age++) {
      const item = this.items.at((this.oldest - 1 - age) % this.items.length) as T;
      if (matches(item)) found.push(item);
    }
    return found.reverse();
  }
}
