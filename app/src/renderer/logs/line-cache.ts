import type { LogEntry } from '@plugo/extension-host/control';

/** Lines kept at most: some screens to each side of the place that is looked at. */
const capacity = 4_000;

/** Some lines of a log, by their numbers. */
export class LineCache {
  readonly #lines = new Map<number, LogEntry | null>();

  get(number: number): LogEntry | null | undefined {
    return this.#lines.get(number);
  }

  put(from: number, lines: readonly (LogEntry | null)[]): void {
    for (const [index, line] of lines.entries()) this.#lines.set(from + index, line);
  }

  /** Lets go of lines far from all of these stretches, once there are many. */
  keepAround(...stretches: readonly { readonly from: number; readonly to: number }[]): void {
    if (this.#lines.size <= capacity) return;
    const margin = capacity / 4;
    const isNear = (number: number) =>
      stretches.some(({ from, to }) => number >= from - margin && number < to + margin);
    for (const number of this.#lines.keys()) if (!isNear(number)) this.#lines.delete(number);
  }

  clear(): void {
    this.#lines.clear();
  }
}
