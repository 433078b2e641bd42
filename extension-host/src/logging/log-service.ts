import path from 'node:path';
import type { Clock } from '../base/clock.js';
import type { Disposable } from '../base/disposable.js';
import { Emitter, type Event } from '../base/emitter.js';
import { fileNameOf } from '../base/file-name-of.js';
import { SerialQueue } from '../base/serial-queue.js';
import { describeSystemError } from '../base/system-error.js';
import { ExtensionHostError } from '../model/errors.js';
import { hostLogId, type LogEntry } from '../model/log-entry.js';
import { LineQuota } from './line-quota.js';
import { LineRing } from './line-ring.js';
import { keepWithinBudget } from './log-budget.js';
import { LogFile } from './log-file.js';
import { type LogQuery, matcherOf } from './log-query.js';
import { RunBeginning } from './run-beginning.js';
import { splitMessage } from './split-message.js';

export interface LogServiceOptions {
  /** Where the files go: `<id>.log`, NDJSON, 5 MB × 5 each. Made when missing. */
  readonly directory: string;
  readonly clock: Clock;
  /** Lines kept in memory over all extensions; 20,000 when left out. */
  readonly capacity?: number;
  /** Lines a second an extension may write before lines are dropped; 1,000 when left out. Lines of the host are exempt. */
  readonly linesPerSecond?: number;
  /** Bytes of all log files together; 200 MB when left out. What is just written may exceed it until the next rotation. */
  readonly budget?: number;
  /** Bytes kept of the beginning of each run, however much it writes; 1 MB when left out. */
  readonly beginning?: number;
  /** Bytes at which a file is rotated; 5 MB when left out. */
  readonly fileSize?: number;
  /** Told once when files can no longer be written (`DATA_UNWRITABLE`); lines are kept in memory all the same. */
  readonly onProblem?: (problem: ExtensionHostError) => void;
}

/** A line as it comes in. Line breaks make several entries of it. */
export type NewLogEntry = Omit<LogEntry, 'sequence' | 'time'> & { readonly time?: number };

/** Latest lines kept of each extension, for its crash reports. */
const tailLines = 200;
const megabyte = 1024 * 1024;
/** How often listeners are told, milliseconds: 12 times a second looks live and leaves the window its time. */
const batchInterval = 80;
/** Milliseconds that {@link LogService.close} waits for a disk. */
const closeLimit = 2_000;

/** Takes every line of every extension: keeps the latest in memory, all in files, and tells who listens. */
export class LogService {
  private readonly linesEmitter = new Emitter<readonly LogEntry[]>();
  /**
   * New lines, oldest first, in batches every 80 ms at most. The first batch after subscribing may hold lines that
   * {@link latest} gave already; their `sequence` tells.
   */
  readonly onLines: Event<readonly LogEntry[]> = this.linesEmitter.event;

  private readonly writtenEmitter = new Emitter<ReadonlySet<string>>();
  /** Names of the files to which lines were written, such as `plugo.clock.log`; every 80 ms at most. */
  readonly onWritten: Event<ReadonlySet<string>> = this.writtenEmitter.event;
  private readonly unwrittenEmitter = new Emitter<string>();
  /** Lines that could not be written, as they would stand in the file. */
  readonly onUnwritten: Event<string> = this.unwrittenEmitter.event;
  private readonly rotatedEmitter = new Emitter<void>();
  /** A file was rotated, and old ones may have been deleted. */
  readonly onRotated: Event<void> = this.rotatedEmitter.event;

  private readonly capacity: number;
  private readonly ring: LineRing<LogEntry>;
  /** By extension, for a flood of one drives the lines of others out of the ring. */
  private readonly tails = new Map<string, LineRing<LogEntry>>();
  /** By file: what is kept of the run that writes to it. */
  private readonly beginnings = new Map<string, RunBeginning>();
  private readonly housekeeping = new SerialQueue();
  private readonly quotas = new Map<string, LineQuota>();
  private readonly files = new Map<string, LogFile>();
  private readonly timers = new Map<string, Disposable>();
  private batch: LogEntry[] = [];
  private batchTimer: Disposable | undefined;
  private written = new Set<string>();
  private writtenTimer: Disposable | undefined;
  private sequence = 0;
  private problemTold = false;
  private closed = false;

  constructor(private readonly options: LogServiceOptions) {
    this.capacity = options.capacity ?? 20_000;
    this.ring = new LineRing(this.capacity);
  }

  /** A run of an extension begins: its first lines are kept, however much follows. */
  beginRun(extensionId: string): void {
    const file = this.fileOf(extensionId);
    const { clock, beginning = megabyte } = this.options;
    this.beginnings.set(file, new RunBeginning(file, this.sequence + 1, clock.now(), beginning));
  }

  /** Adds a line. Never fails and never waits. */
  append(entry: NewLogEntry): void {
    if (this.closed) return;
    const exempt = entry.source === 'host' || entry.extensionId === hostLogId;
    for (const message of splitMessage(entry.message)) {
      if (exempt || this.withinQuota(entry.extensionId)) this.add({ ...entry, message });
    }
  }

  /** The latest `count` lines that match, oldest first. */
  latest(count: number, query: LogQuery = {}): readonly LogEntry[] {
    return this.ring.latest(count, matcherOf(query));
  }

  /** The latest `count` lines of one extension, oldest first; at most 200, however much others write. */
  latestOf(extensionId: string, count: number): readonly LogEntry[] {
    return this.tails.get(extensionId)?.latest(count) ?? [];
  }

  /** Absolute path of the current log file of an extension, whether it exists yet or not. */
  fileOf(extensionId: string): string {
    return path.resolve(this.options.directory, `${fileNameOf(extensionId)}.log`);
  }

  /** Tells the last lines, writes what is left and closes the files; at most 2 s. Lines after that are ignored. */
  async close(): Promise<void> {
    if (this.closed) return;
    for (const id of [...this.timers.keys()]) this.tellDropped(id);
    this.closed = true;
    this.batchTimer?.dispose();
    this.tellBatch();
    this.linesEmitter.dispose();
    this.writtenTimer?.dispose();
    this.writtenEmitter.dispose();
    this.rotatedEmitter.dispose();
    this.unwrittenEmitter.dispose();
    let limit: NodeJS.Timeout | undefined;
    const tooLong = new Promise<void>((resolve) => {
      limit = setTimeout(resolve, closeLimit);
    });
    const written = Promise.all([...this.files.values()].map((file) => file.close()));
    await Promise.race([written.then(() => this.housekeeping.idle()), tooLong]);
    clearTimeout(limit);
  }

  private add(entry: NewLogEntry): void {
    const { extensionId, source, level, message, time = this.options.clock.now() } = entry;
    const line: LogEntry = { sequence: ++this.sequence, time, extensionId, source, level, message };
    this.ring.push(line);
    this.tailOf(extensionId).push(line);
    this.writeToFile(line);
    if (this.linesEmitter.listenerCount === 0) return;
    this.batch.push(line);
    // A batch never needs more than a listener could have asked for afterwards.
    if (this.batch.length >= 2 * this.capacity) this.batch = this.batch.slice(-this.capacity);
    this.batchTimer ??= this.options.clock.after(batchInterval, () => this.tellBatch());
  }

  private tailOf(extensionId: string): LineRing<LogEntry> {
    let tail = this.tails.get(extensionId);
    if (!tail) {
      tail = new LineRing(tailLines);
      this.tails.set(extensionId, tail);
    }
    return tail;
  }

  private tellBatch(): void {
    const { batch } = this;
    this.batch = [];
    this.batchTimer = undefined;
    if (batch.length > 0) this.linesEmitter.fire(batch);
  }

  private withinQuota(extensionId: string): boolean {
    const { clock, linesPerSecond = 1_000 } = this.options;
    const quota = this.quotas.get(extensionId) ?? new LineQuota(linesPerSecond);
    this.quotas.set(extensionId, quota);
    const now = clock.monotonic();
    if (quota.take(now)) return true;
    if (!this.timers.has(extensionId)) {
      const timer = clock.after(quota.waitLeft(now), () => this.tellDropped(extensionId));
      this.timers.set(extensionId, timer);
    }
    return false;
  }

  private tellDropped(extensionId: string): void {
    this.timers.get(extensionId)?.dispose();
    this.timers.delete(extensionId);
    const dropped = this.quotas.get(extensionId)?.takeDropped() ?? 0;
    if (dropped === 0) return;
    const limit = (this.options.linesPerSecond ?? 1_000).toLocaleString('en');
    const message = `${dropped.toLocaleString('en')} ${dropped === 1 ? 'line' : 'lines'} dropped: more than ${limit} in a second.`;
    this.add({ extensionId, source: 'host', level: 'warning', message });
  }

  private writeToFile(line: LogEntry): void {
    const name = this.fileOf(line.extensionId);
    let file = this.files.get(name);
    if (!file) {
      const { clock, fileSize } = this.options;
      const onError = (error: Error) => this.reportProblem(name, error);
      file = new LogFile({
        file: name,
        now: () => clock.monotonic(),
        onError,
        onRotated: (rotated) => this.rotated(name, rotated),
        onWritten: () => this.tellWritten(path.basename(name)),
        onUnwritten: (text) => this.unwrittenEmitter.fire(text),
        ...(fileSize === undefined ? {} : { size: fileSize }),
      });
      this.files.set(name, file);
    }
    file.write(`${JSON.stringify(line)}\n`);
  }

  private tellWritten(name: string): void {
    if (this.writtenEmitter.listenerCount === 0 || this.closed) return;
    this.written.add(name);
    this.writtenTimer ??= this.options.clock.after(batchInterval, () => {
      this.writtenTimer = undefined;
      const { written } = this;
      this.written = new Set();
      this.writtenEmitter.fire(written);
    });
  }

  private rotated(file: string, rotated: string): void {
    const { directory, budget = 200 * megabyte } = this.options;
    void this.housekeeping.run(async () => {
      // What cannot be copied is lost to nobody but the curious: the log itself goes on.
      await this.beginnings
        .get(file)
        ?.copyFrom(rotated)
        .catch(() => undefined);
      await keepWithinBudget(directory, budget);
      this.rotatedEmitter.fire();
    });
  }

  private reportProblem(file: string, cause: Error): void {
    if (this.problemTold) return;
    this.problemTold = true;
    const message = `The log file ${file} cannot be written: ${describeSystemError(cause)}. Lines are kept in memory only.`;
    this.options.onProblem?.(new ExtensionHostError('DATA_UNWRITABLE', message, { cause }));
  }
}
