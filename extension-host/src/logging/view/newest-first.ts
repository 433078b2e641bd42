import type { BackwardReader } from './backward-reader.js';

/** Merges the lines of several logs by time, newest first: a heap whose root has the newest line to come. */
export class NewestFirst {
  private readonly heap: BackwardReader[] = [];

  constructor(readers: readonly BackwardReader[]) {
    for (const reader of readers) this.add(reader);
  }

  /** The one whose next line, or next piece, is due; undefined when all is read. */
  get newest(): BackwardReader | undefined {
    return this.heap[0];
  }

  /** To be called after lines or pieces were taken from {@link newest}. */
  settle(): void {
    const [root] = this.heap;
    if (!root) return;
    if (root.isDone) {
      const last = this.heap.pop() as BackwardReader;
      if (this.heap.length === 0) return;
      this.heap[0] = last;
    }
    this.sink();
  }

  private add(reader: BackwardReader): void {
    const { heap } = this;
    let index = heap.push(reader) - 1;
    for (let parent = (index - 1) >> 1; index > 0; parent = (index - 1) >> 1) {
      const above = heap[parent] as BackwardReader;
      if (!isBefore(reader, above)) return;
      heap[index] = above;
      heap[parent] = reader;
      index = parent;
    }
  }

  /** Takes the root down to its place. No array is made on the way: this runs once a line. */
  private sink(): void {
    const { heap } = this;
    const reader = heap[0] as BackwardReader;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      let first = heap[child];
      if (first === undefined) break;
      const right = heap[child + 1];
      if (right !== undefined && isBefore(right, first)) {
        first = right;
        child += 1;
      }
      if (!isBefore(first, reader)) break;
      heap[index] = first;
      index = child;
    }
    heap[index] = reader;
  }
}

function isBefore(a: BackwardReader, b: BackwardReader): boolean {
  return a.time === b.time ? a.sequence > b.sequence : a.time > b.time;
}
