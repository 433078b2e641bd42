/** A value's place in a {@link LinkedList}; holds on to nothing once it was removed. */
export interface Link<T> {
  readonly value: T;
}

interface Node<T> extends Link<T> {
  before: Node<T> | undefined;
  after: Node<T> | undefined;
  isIn: boolean;
}

/**
 * A queue that gives up any of its values as quickly as it takes one. Where values come and go by the hundred thousand a second it
 * costs less than a `Set`, whose outgrown tables keep what was in them alive until the next full garbage collection.
 */
export class LinkedList<T> implements Iterable<T> {
  private head: Node<T> | undefined;
  private tail: Node<T> | undefined;

  get isEmpty(): boolean {
    return this.head === undefined;
  }

  get first(): Link<T> | undefined {
    return this.head;
  }

  /** Adds a value at the end. */
  add(value: T): Link<T> {
    const node: Node<T> = { value, before: this.tail, after: undefined, isIn: true };
    if (this.tail === undefined) this.head = node;
    else this.tail.after = node;
    this.tail = node;
    return node;
  }

  /** False where it was removed already. It must be a link of this list. */
  remove(link: Link<T>): boolean {
    const node = link as Node<T>;
    if (!node.isIn) return false;
    const { before, after } = node;
    if (before === undefined) this.head = after;
    else before.after = after;
    if (after === undefined) this.tail = before;
    else after.before = before;
    node.isIn = false;
    node.before = undefined;
    node.after = undefined;
    return true;
  }

  /** From the first to the last. What is removed meanwhile is left out, unless it is the one at hand. */
  *[Symbol.iterator](): Iterator<T> {
    for (const value of [...this.nodes()]) if (value.isIn) yield value.value;
  }

  private *nodes(): Iterable<Node<T>> {
    for (let node = this.head; node !== undefined; node = node.after) yield node;
  }
}
