import type { LogEntry } from '@plugo/extension-host/control';
import type { LogBuffer } from './log-buffer.js';

/** Fills the buffer over any number of connections: what a new host repeats of the past is taken only once. */
export class LogFeed {
  #lastSequence = -1;
  #lastTime = 0;

  constructor(private readonly buffer: LogBuffer) {}

  /** `history`: the first lines of a new connection, whose host may count anew. */
  append(lines: readonly LogEntry[], history: boolean): void {
    if (history) this.#lastSequence = -1;
    const known = history ? this.#lastTime : 0;
    const fresh = lines.filter(
      (line) => line.sequence > this.#lastSequence && (known === 0 || line.time > known),
    );
    const last = lines.at(-1);
    if (last !== undefined) {
      this.#lastSequence = last.sequence;
      this.#lastTime = Math.max(this.#lastTime, last.time);
    }
    this.buffer.append(fresh);
  }
}
