import type { Clock } from '../../base/clock.js';
import { type Disposable, DisposableStore, toDisposable } from '../../base/disposable.js';
import { Emitter } from '../../base/emitter.js';
import { fileNameOf } from '../../base/file-name-of.js';
import { SerialQueue } from '../../base/serial-queue.js';
import { type SerializedError, toExtensionHostError } from '../../model/errors.js';
import type { LogEntry } from '../../model/log-entry.js';
import type { LogExportTarget, LogFilter, LogPage, LogViewState } from '../../model/log-filter.js';
import { BackwardReader } from './backward-reader.js';
import { exportLines } from './export-lines.js';
import { ForwardReader, type Growth } from './forward-reader.js';
import { LineFinder } from './line-finder.js';
import { type LineRef, LineRefs } from './line-refs.js';
import { type LogCatalogue, memoryLog } from './log-catalogue.js';
import type { LogSegment } from './log-segment.js';
import { NewestFirst } from './newest-first.js';
import { readLines } from './read-lines.js';
import type { SegmentReader } from './segment-reader.js';

/** How often listeners are told, milliseconds. */
const tellInterval = 80;
/** Milliseconds of work after which everything else in the host has its turn. */
const sliceLength = 6;
/** Lines read around the place where a line should be, to find exactly this one. */
const neighbourhood = 400;

/** What a view stands on. */
export interface LogViewSurroundings {
  readonly catalogue: LogCatalogue;
  readonly reader: SegmentReader;
  readonly clock: Clock;
}

export interface LogViewOptions {
  /** Lines found before the view waits to be asked for {@link LogView.more}; without end when left out. */
  readonly limit?: number;
}

/**
 * The lines of all logs that pass a filter, merged by time, without holding any of them: it keeps 8 bytes for each line, where it is.
 * It looks through the files from the newest line to the oldest, so that what was last is there at once, and follows what is added.
 */
export class LogView implements Disposable {
  private readonly changes = new Emitter<void>();
  /** Something of {@link state} or {@link problem} is different; every 80 ms at most. */
  readonly onDidChange = this.changes.event;

  private readonly resources = new DisposableStore();
  private readonly work = new SerialQueue();
  private readonly finder: LineFinder;
  private readonly forward = new Map<string, ForwardReader>();
  private backward: readonly BackwardReader[] = [];
  private merged = new NewestFirst([]);
  /** Those from before the opening, newest first: numbers −1, −2, … */
  private older = new LineRefs();
  /** Those from after it: numbers 0, 1, … */
  private newer = new LineRefs();
  private generation = 0;
  private limit: number;
  private searchUnderWay: Promise<void> | undefined;
  private opened = false;
  private failure: SerializedError | undefined;
  private pendingTell: Disposable | undefined;

  /** Fails with `LOG_PATTERN_INVALID`. */
  constructor(
    private readonly surroundings: LogViewSurroundings,
    private readonly filter: LogFilter,
    { limit = Number.POSITIVE_INFINITY }: LogViewOptions = {},
    onDisposed: () => void = () => undefined,
  ) {
    this.limit = limit;
    this.finder = new LineFinder(filter);
    this.resources.add(toDisposable(onDisposed));
    this.resources.add(this.changes);
    this.resources.add(toDisposable(() => this.pendingTell?.dispose()));
  }

  get state(): LogViewState {
    const sum = (amount: (reader: BackwardReader) => number) =>
      this.backward.reduce((bytes, reader) => bytes + amount(reader), 0);
    const of = sum(({ size }) => size);
    return {
      first: 0 - this.older.length,
      end: this.newer.length,
      generation: this.generation,
      complete: this.opened && this.merged.newest === undefined,
      searching: this.searchUnderWay !== undefined,
      searched: {
        bytes: Math.min(
          of,
          sum(({ searched }) => searched),
        ),
        of,
      },
    };
  }

  /** Why it looks no further, such as `LOG_PATTERN_SLOW`. */
  get problem(): SerializedError | undefined {
    return this.failure;
  }

  /** Resolves when the newest lines are known; it goes on looking for older ones. */
  async open(): Promise<void> {
    await this.work.run(() => this.begin());
    void this.search();
  }

  /** Takes the limit off: it looks through all files. */
  more(): void {
    this.limit = Number.POSITIVE_INFINITY;
    void this.search();
  }

  /** Looks through all files, then writes every line to a file. Answers with how many there were. */
  async export(
    target: LogExportTarget,
    signal: AbortSignal,
    onProgress: (lines: number) => void,
  ): Promise<number> {
    this.limit = Number.POSITIVE_INFINITY;
    await Promise.race([this.search(), rejectedBy(signal)]);
    return exportLines(this.blocks(), target, signal, onProgress);
  }

  /** Takes in what was added to some logs. */
  grow(logs: Iterable<string>): Promise<void> {
    return this.work.run(async () => {
      if (!this.opened || this.isOver) return;
      try {
        await this.takeGrowth([...logs].filter((log) => this.wants(log)));
      } catch (error) {
        this.fail(error);
      }
    });
  }

  /** Takes out the lines of files that are gone. */
  remove(segments: readonly LogSegment[]): void {
    const ids = new Set(segments.map(({ id }) => id));
    const [older, newer] = [this.older.without(ids), this.newer.without(ids)];
    const isSame = older.length === this.older.length && newer.length === this.newer.length;
    if (isSame) return;
    this.older = older;
    this.newer = newer;
    this.generation += 1;
    this.tell();
  }

  /** The lines from `from` up to and without `to`, as far as there are any. */
  async read(from: number, to: number): Promise<LogPage> {
    const { first, end, generation } = this.state;
    const start = Math.min(Math.max(from, first), end);
    const refs = this.refs(start, Math.min(Math.max(to, start), end));
    return { generation, from: start, lines: await this.linesAt(refs) };
  }

  /** Number of the line with this time and sequence; of the first one that is not earlier where it is not there. */
  async locate(
    time: number,
    sequence?: number,
  ): Promise<{ readonly line: number; readonly generation: number }> {
    for (;;) {
      const { generation } = this;
      const line = await this.find(time, sequence);
      if (generation === this.generation) return { line, generation };
    }
  }

  /** All lines as they are now, in blocks; those of files that go in the meantime are left out. */
  private async *blocks(size = 1_000): AsyncGenerator<readonly LogEntry[], void, undefined> {
    const [older, newer] = [this.older, this.newer];
    const [first, end] = [-older.length, newer.length];
    const segments = new Map<number, LogSegment | undefined>();
    for (let line = first; line < end; line += 1) {
      const { segment } = refAt(older, newer, line);
      if (!segments.has(segment)) segments.set(segment, this.surroundings.catalogue.segment(segment));
    }
    for (let from = first; from < end; from += size) {
      const refs: LineRef[] = [];
      for (let line = from; line < Math.min(end, from + size); line += 1)
        refs.push(refAt(older, newer, line));
      const lines = await readLines(refs, (id) => segments.get(id), this.surroundings.reader);
      yield lines.filter((entry) => entry !== null);
    }
  }

  dispose(): void {
    this.resources.dispose();
  }

  private get isOver(): boolean {
    return this.resources.isDisposed || this.failure !== undefined;
  }

  private async begin(): Promise<void> {
    const { catalogue, reader } = this.surroundings;
    const logs = catalogue.logNames.filter((log) => this.wants(log));
    try {
      const readers = await Promise.all(
        logs.map(async (log) => {
          const backward = new BackwardReader(catalogue.segmentsOf(log), this.finder, reader);
          await backward.readPiece();
          this.forward.set(log, new ForwardReader(backward.boundary, this.finder, reader));
          return backward;
        }),
      );
      this.backward = readers;
      this.merged = new NewestFirst(readers.filter(({ isDone }) => !isDone));
      this.opened = true;
      // What was written while it began was told to nobody.
      await this.takeGrowth(logs);
    } catch (error) {
      this.fail(error);
    }
  }

  /** Resolves when all is searched, or as many lines are found as are wanted. */
  private search(): Promise<void> {
    this.searchUnderWay ??= this.searchOn().finally(() => {
      this.searchUnderWay = undefined;
      this.tell();
    });
    return this.searchUnderWay;
  }

  private async searchOn(): Promise<void> {
    try {
      let sliceBegan = performance.now();
      while (!this.isOver && this.older.length < this.limit) {
        const { newest } = this.merged;
        if (!newest) break;
        if (newest.hasLine)
          newest.take((segment, offset, length) => this.older.push(segment, offset, length));
        else await newest.readPiece();
        this.merged.settle();
        if (this.older.length % 256 !== 0 && newest.hasLine) continue;
        if (performance.now() - sliceBegan < sliceLength) continue;
        this.tell();
        await new Promise<void>((resolve) => setImmediate(resolve));
        sliceBegan = performance.now();
      }
    } catch (error) {
      this.fail(error);
    }
  }

  private async takeGrowth(logs: readonly string[]): Promise<void> {
    const { catalogue, reader } = this.surroundings;
    const growths: Growth[] = [];
    for (const log of logs) {
      const forward = this.forward.get(log) ?? new ForwardReader(undefined, this.finder, reader);
      this.forward.set(log, forward);
      for await (const growth of forward.read(catalogue.segmentsOf(log))) growths.push(growth);
    }
    if (growths.length === 0 || this.isOver) return;
    for (const { segment, offset, length } of inOrder(growths)) {
      if (!segment.isGone) this.newer.push(segment.id, offset, length);
    }
    this.tell();
  }

  private wants(log: string): boolean {
    const { extensionIds } = this.filter;
    return (
      log === memoryLog ||
      extensionIds === undefined ||
      extensionIds.some((id) => `${fileNameOf(id)}.log` === log)
    );
  }

  private refs(from: number, to: number): readonly LineRef[] {
    const refs: LineRef[] = [];
    for (let line = from; line < to; line += 1) refs.push(refAt(this.older, this.newer, line));
    return refs;
  }

  private linesAt(refs: readonly LineRef[]): Promise<(LogEntry | null)[]> {
    const { catalogue, reader } = this.surroundings;
    // Which file a number means is looked up now: a file that goes gives its number away.
    const segments = new Map(refs.map(({ segment }) => [segment, catalogue.segment(segment)]));
    return readLines(refs, (id) => segments.get(id), reader);
  }

  private async find(time: number, sequence: number | undefined): Promise<number> {
    const { first, end } = this.state;
    let [low, high] = [first, end];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const [line] = await this.linesAt(this.refs(middle, middle + 1));
      if (line && line.time < time) low = middle + 1;
      else high = middle;
    }
    if (sequence === undefined) return low;
    const { from, lines } = await this.read(low - neighbourhood / 2, low + neighbourhood);
    const exact = lines.findIndex((line) => line?.time === time && line.sequence === sequence);
    return exact === -1 ? low : from + exact;
  }

  private fail(error: unknown): void {
    this.failure ??= toExtensionHostError(error).serialize();
    this.tell();
  }

  private tell(): void {
    if (this.resources.isDisposed) return;
    this.pendingTell ??= this.surroundings.clock.after(tellInterval, () => {
      this.pendingTell = undefined;
      this.changes.fire();
    });
  }
}

function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => reject(signal.reason as Error);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

function refAt(older: LineRefs, newer: LineRefs, line: number): LineRef {
  return line < 0 ? older.at(-line - 1) : newer.at(line);
}

/** The lines of several files by time, as they were written where that is the same. */
function inOrder(growths: readonly Growth[]) {
  const lines = growths.flatMap(({ segment, found }) =>
    found.offsets.map((offset, index) => ({
      segment,
      offset,
      length: found.lengths[index] as number,
      time: found.times[index] as number,
      sequence: found.sequences[index] as number,
    })),
  );
  return lines.sort((a, b) => a.time - b.time || a.sequence - b.sequence);
}
