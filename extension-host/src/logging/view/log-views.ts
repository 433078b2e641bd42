import type { Clock } from '../../base/clock.js';
import { type Disposable, DisposableStore, toDisposable } from '../../base/disposable.js';
import type { Event } from '../../base/emitter.js';
import type { LogFilter } from '../../model/log-filter.js';
import { LogCatalogue, memoryLog } from './log-catalogue.js';
import { LogView, type LogViewOptions } from './log-view.js';
import { SegmentReader } from './segment-reader.js';

/** Between two looks at what was kept in memory, milliseconds. */
const growInterval = 80;

export interface LogViewsOptions {
  /** Where the log files are. */
  readonly directory: string;
  readonly clock: Clock;
  /** Names of files to which lines were written. */
  readonly onWritten: Event<ReadonlySet<string>>;
  /** Lines that no file took. */
  readonly onUnwritten: Event<string>;
  /** Files were renamed or deleted. */
  readonly onRotated: Event<void>;
}

/** The open views of the log files, told of what is written, rotated and deleted. Without views it does nothing and holds no file. */
export class LogViews implements Disposable {
  private readonly views = new Set<LogView>();
  private readonly catalogue: LogCatalogue;
  private readonly reader = new SegmentReader(() => this.catalogue.refresh());
  private readonly keeping: Disposable;
  private growing: Disposable | undefined;
  private following: DisposableStore | undefined;
  private disposed = false;

  constructor(private readonly options: LogViewsOptions) {
    this.catalogue = new LogCatalogue(options.directory, (gone) => {
      for (const segment of gone) this.reader.forget(segment);
      for (const view of this.views) view.remove(gone);
    });
    this.keeping = options.onUnwritten((lines) => this.keep(lines));
  }

  /** Opens a view, which whoever asked for it disposes. Fails with `LOG_PATTERN_INVALID`. */
  async open(filter: LogFilter, options: LogViewOptions = {}): Promise<LogView> {
    const { catalogue, reader } = this;
    const view = new LogView({ catalogue, reader, clock: this.options.clock }, filter, options, () =>
      this.closed(view),
    );
    this.views.add(view);
    this.follow();
    await catalogue.refresh();
    await view.open();
    if (this.disposed) view.dispose();
    return view;
  }

  dispose(): void {
    this.disposed = true;
    this.keeping.dispose();
    for (const view of [...this.views]) view.dispose();
  }

  private follow(): void {
    if (this.following) return;
    this.following = new DisposableStore();
    const { onWritten, onRotated } = this.options;
    this.following.add(onWritten((logs) => void this.grown(logs)));
    this.following.add(onRotated(() => void this.catalogue.refresh()));
    this.following.add(toDisposable(() => this.reader.closeAll()));
  }

  private keep(lines: string): void {
    this.catalogue.keep(lines);
    if (this.views.size === 0) return;
    this.growing ??= this.options.clock.after(growInterval, () => {
      this.growing = undefined;
      void this.grown(new Set([memoryLog]));
    });
  }

  private async grown(logs: ReadonlySet<string>): Promise<void> {
    for (const log of logs) await this.catalogue.grown(log);
    await Promise.all([...this.views].map((view) => view.grow(logs)));
  }

  private closed(view: LogView): void {
    this.views.delete(view);
    if (this.views.size > 0) return;
    this.growing?.dispose();
    this.growing = undefined;
    this.following?.dispose();
    this.following = undefined;
  }
}
