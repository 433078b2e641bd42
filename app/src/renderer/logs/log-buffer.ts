import type { LogEntry } from '@plugo/extension-host/control';

/** Lines kept in the window; older ones are in the files. */
const logCapacity = 50_000;

/** Milliseconds between two calls of the listeners, however many lines come in. */
export const logTick = 80;

/**
 * The latest log lines, outside React's state: at 10,000 lines a second one state change a line would freeze the window. A
 * line keeps its position, counted from the first one ever, for as long as it is here.
 */
export class LogBuffer {
  readonly #ring: LogEntry[] = [];
  readonly #listeners = new Set<() => void>();
  #start = 0;
  #end = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly capacity = logCapacity) {}

  /** Position of the oldest line that is still here. */
  get start(): number {
    return this.#start;
  }

  /** Position that the next line will get. */
  get end(): number {
    return this.#end;
  }

  at(position: number): LogEntry | undefined {
    if (position < this.#start || position >= this.#end) return undefined;
    return this.#ring[position % this.capacity];
  }

  append(lines: readonly LogEntry[]): void {
    if (lines.length === 0) return;
    for (const line of lines) {
      this.#ring[this.#end % this.capacity] = line;
      this.#end += 1;
    }
    this.#start = Math.max(this.#start, this.#end - this.capacity);
    this.#timer ??= setTimeout(() => this.#tick(), logTick);
  }

  /** Tells of new lines at most once in {@link logTick}. Returns how to stop listening. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tick(): void {
    this.#timer = undefined;
    for (const listener of this.#listeners) listener();
  }
}
