import type { LogEntry } from '../model/log-entry.js';
import { formatLogEntry } from './format-log-entry.js';
import { printableJson } from './printable.js';

export interface LogPrinterOptions {
  readonly json?: boolean | undefined;
  /** Only lines of this extension. */
  readonly id?: string | undefined;
}

/** Prints log lines, each once: the first batch after subscribing repeats the end of the history. */
export class LogPrinter {
  private last = 0;
  private count = 0;

  constructor(private readonly options: LogPrinterOptions = {}) {}

  /** Lines printed so far. */
  get printed(): number {
    return this.count;
  }

  print(lines: readonly LogEntry[]): void {
    const { json, id } = this.options;
    const fresh = lines.filter(({ sequence }) => sequence > this.last);
    this.last = fresh.at(-1)?.sequence ?? this.last;
    const wanted = id === undefined ? fresh : fresh.filter(({ extensionId }) => extensionId === id);
    if (wanted.length === 0) return;
    this.count += wanted.length;
    const texts = wanted.map((entry) => (json ? `${printableJson(entry)}\n` : formatLogEntry(entry)));
    process.stdout.write(texts.join(''));
  }
}
