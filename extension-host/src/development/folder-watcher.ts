import { stat } from 'node:fs/promises';
import path from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import type { Clock } from '../base/clock.js';
import { deferred } from '../base/deferred.js';
import type { Disposable } from '../base/disposable.js';
import { systemErrorCode } from '../base/system-error.js';
import { isIgnored } from './is-ignored.js';

export interface FolderWatcherOptions {
  /** Absolute path. */
  readonly folder: string;
  readonly clock: Clock;
  /** Told when files were saved and nothing else was for a while: their paths within the folder, in the order of time. */
  readonly onSaved: (files: readonly string[]) => void;
  /** Told of what keeps it from watching as it should. */
  readonly onError: (error: Error) => void;
  /** Told when the folder is gone; when it is back, {@link onSaved} is told. */
  readonly onGone: () => void;
  /** Milliseconds without a change until it is told; 200 when left out. */
  readonly quietTime?: () => number;
}

/** Milliseconds a file must not have grown to count as written. */
const writtenAfter = 100;
/** Milliseconds between looks for a folder that is gone, and at files where the system cannot watch them. */
const lookInterval = 1_000;
/** The system has no more watches or open files to give. */
const exhausted: ReadonlySet<string> = new Set(['ENOSPC', 'EMFILE', 'ENFILE']);

/** Notices that files in a folder were saved. Survives that the folder goes and comes back. */
export class FolderWatcher implements Disposable {
  private readonly beginning = deferred<void>();
  /** Resolves when nothing that is saved goes unseen any more. */
  readonly ready: Promise<void> = this.beginning.promise;
  private watcher: FSWatcher | undefined;
  private timer: Disposable | undefined;
  private readonly changed = new Set<string>();
  private polls = false;
  private disposed = false;

  constructor(private readonly options: FolderWatcherOptions) {
    this.open();
  }

  dispose(): void {
    this.disposed = true;
    this.close();
  }

  private open(): void {
    const { folder } = this.options;
    const watcher = watch(folder, {
      ignoreInitial: true,
      ignored: (file) => isIgnored(folder, file),
      followSymlinks: false,
      atomic: true,
      awaitWriteFinish: { stabilityThreshold: writtenAfter, pollInterval: writtenAfter / 2 },
      usePolling: this.polls,
      interval: lookInterval,
    });
    this.watcher = watcher;
    watcher.on('all', (event, file) => {
      if (this.watcher === watcher && event !== 'addDir')
        this.note(path.relative(folder, file) || 'its folder');
    });
    watcher.on('ready', () => this.beginning.resolve());
    watcher.on('error', (error) => {
      if (this.watcher === watcher) this.fail(error as Error);
    });
  }

  private close(): void {
    this.timer?.dispose();
    this.timer = undefined;
    void this.watcher?.close();
    this.watcher = undefined;
  }

  private note(file: string): void {
    this.changed.delete(file);
    this.changed.add(file);
    const { clock, quietTime = () => 200 } = this.options;
    this.timer?.dispose();
    this.timer = clock.after(quietTime(), () => void this.tell());
  }

  private async tell(): Promise<void> {
    const files = [...this.changed];
    this.changed.clear();
    if (await this.exists()) this.options.onSaved(files);
    else if (!this.disposed) this.goneMissing();
  }

  private goneMissing(): void {
    this.close();
    this.options.onGone();
    this.awaitReturn();
  }

  private awaitReturn(): void {
    this.timer = this.options.clock.after(lookInterval, () => void this.lookForIt());
  }

  private async lookForIt(): Promise<void> {
    const isBack = await this.exists();
    if (this.disposed) return;
    if (!isBack) return this.awaitReturn();
    this.open();
    this.note('its folder');
  }

  private async exists(): Promise<boolean> {
    const found = await stat(this.options.folder).then(
      (stats) => stats.isDirectory(),
      () => false,
    );
    return found && !this.disposed;
  }

  private fail(error: Error): void {
    this.options.onError(error);
    if (this.polls || !exhausted.has(systemErrorCode(error) ?? '')) return;
    this.polls = true;
    this.close();
    this.open();
  }
}
