import type {
  LogEntry,
  LogFilter,
  LogViewChange,
  LogViewState,
  SerializedError,
} from '@plugo/extension-host/control';
import type { LogViews, RemoteLogView } from '../rpc/log-views.js';
import { LineCache } from './line-cache.js';

/** Newest lines that come along with each change: as many as a tall window shows. */
const tailSize = 150;
/** Lines asked for at once. */
const pageSize = 200;
/** Lines found at first where nothing is looked for; older ones when somebody scrolls towards them. */
const firstLimit = 20_000;

const nothing: LogViewState = {
  first: 0,
  end: 0,
  generation: 0,
  complete: false,
  searching: true,
  searched: { bytes: 0, of: 0 },
};

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * The window's side of a view of the log files: how many lines there are, and those around the place that is looked at. It lives outside
 * React; at ten thousand lines a second its listeners are told twelve times a second.
 */
export class OpenLog {
  readonly #listeners = new Set<() => void>();
  readonly #remote: RemoteLogView;
  readonly #cache = new LineCache();
  #state = nothing;
  #problem: SerializedError | undefined;
  #wanted: Stretch = { from: 0, to: 0 };
  #anchor: { readonly line: number; readonly entry: LogEntry } | undefined;
  #loading = false;
  #moving = false;
  #latest: LogViewChange | undefined;
  #moved = 0;
  #closed = false;
  #askedForMore = false;

  constructor(
    views: LogViews,
    readonly filter: LogFilter,
  ) {
    const searches = filter.text !== undefined || filter.from !== undefined || filter.to !== undefined;
    this.#remote = views.open({
      filter,
      tail: tailSize,
      onChange: (change) => void this.#take(change),
      ...(searches ? {} : { limit: firstLimit }),
    });
  }

  /** Resolves when the newest lines are here; rejects with what the host has against the filter. */
  get opened(): Promise<void> {
    return this.#remote.opened;
  }

  get state(): LogViewState {
    return this.#state;
  }

  /** Why it looks no further, such as a regular expression that would never end. */
  get problem(): SerializedError | undefined {
    return this.#problem;
  }

  /** By how much the numbers of lines have moved since the opening, because older lines went with their files. */
  get moved(): number {
    return this.#moved;
  }

  /** Undefined while it is on its way; null where its file is gone. */
  line(number: number): LogEntry | null | undefined {
    return this.#cache.get(number);
  }

  /** What is in view: these lines are fetched, and the first of them keeps its place when numbers move. */
  look(from: number, to: number): void {
    this.#wanted = { from, to };
    const entry = this.#cache.get(from);
    this.#anchor = entry ? { line: from, entry } : undefined;
    void this.#load();
  }

  /** The lines from `from` up to and without `to`, page by page: for the clipboard. */
  async lines(from: number, to: number): Promise<readonly LogEntry[]> {
    const lines: LogEntry[] = [];
    for (let start = from; start < to; start += 2_000) {
      const page = await this.#remote.read(start, Math.min(to, start + 2_000));
      for (const line of page.lines) if (line) lines.push(line);
    }
    return lines;
  }

  /** Looks through all files where it has stopped before. */
  more(): void {
    if (this.#askedForMore || this.#state.complete) return;
    this.#askedForMore = true;
    void this.#remote.more().catch(() => undefined);
  }

  /** The number of a line, also where it must be looked for first; undefined where the filter leaves it out. */
  async find({ time, sequence }: LogEntry): Promise<number | undefined> {
    this.more();
    const isFound = async (): Promise<boolean> => {
      if (this.#closed || this.#problem !== undefined || this.#state.complete) return true;
      const [oldest] = await this.lines(this.#state.first, this.#state.first + 1);
      return oldest !== undefined && oldest.time < time;
    };
    while (!(await isFound())) await new Promise<void>((resolve) => setTimeout(resolve, 50));
    const number = await this.locate(time, sequence);
    const [line] = await this.lines(number, number + 1);
    return line?.time === time && line.sequence === sequence ? number : undefined;
  }

  /** The number of the line with this time and sequence, or of the first one that is not earlier. */
  async locate(time: number, sequence?: number): Promise<number> {
    return (await this.#remote.locate(time, sequence)).line;
  }

  export: RemoteLogView['export'] = (...args) => this.#remote.export(...args);

  /** Told of new lines and of those that were fetched. Returns how to stop listening. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#closed = true;
    this.#listeners.clear();
    this.#remote.close();
  }

  /** One after the other; of those that come while lines are looked for only the newest counts. */
  async #take(change: LogViewChange): Promise<void> {
    this.#latest = change;
    if (this.#moving) return;
    while (this.#latest !== undefined && !this.#closed) {
      const { state, tail, problem } = this.#latest;
      this.#latest = undefined;
      if (state.generation !== this.#state.generation) await this.#move(state);
      this.#state = state;
      this.#problem = problem;
      if (tail.generation === state.generation) this.#cache.put(tail.from, tail.lines);
      this.#cache.keepAround(this.#wanted, { from: state.end - tailSize, to: state.end });
    }
    if (this.#closed) return;
    this.#tell();
    void this.#load();
  }

  /** Old lines are gone: numbers mean other lines now. The one that is looked at is found again. */
  async #move(state: LogViewState): Promise<void> {
    this.#moving = true;
    const anchor = this.#anchor;
    try {
      // Without a line to look for, those at the end are looked at: they keep their place by themselves.
      const before = anchor?.line ?? 0;
      const now = anchor ? await this.locate(anchor.entry.time, anchor.entry.sequence) : 0;
      this.#moved += now - before;
      this.#wanted = { from: this.#wanted.from + now - before, to: this.#wanted.to + now - before };
      this.#anchor = anchor && { ...anchor, line: now };
    } catch {
      // The host is gone: the next one is asked anew.
    }
    this.#cache.clear();
    this.#state = state;
    this.#moving = false;
  }

  async #load(): Promise<void> {
    if (this.#loading || this.#moving) return;
    this.#loading = true;
    try {
      for (let gap = this.#gap(); gap !== undefined && !this.#closed; gap = this.#gap()) {
        const page = await this.#remote.read(gap.from, gap.to);
        if (page.generation !== this.#state.generation || page.lines.length === 0) break;
        this.#cache.put(page.from, page.lines);
        this.#cache.keepAround(this.#wanted, { from: this.#state.end - tailSize, to: this.#state.end });
        this.#tell();
      }
    } catch {
      // The host is gone, and with it what it was asked.
    } finally {
      this.#loading = false;
    }
  }

  /** The first lines in view that are not here. */
  #gap(): Stretch | undefined {
    const { first, end } = this.#state;
    const last = Math.min(end, this.#wanted.to);
    for (let from = Math.max(first, this.#wanted.from); from < last; from += 1) {
      if (this.#cache.get(from) === undefined)
        return { from, to: Math.min(end, Math.max(last, from + pageSize)) };
    }
    return undefined;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
