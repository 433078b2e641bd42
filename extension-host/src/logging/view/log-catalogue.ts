import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { SerialQueue } from '../../base/serial-queue.js';
import { inspectSegment, LogSegment } from './log-segment.js';
import { MemorySegment } from './memory-segment.js';

/** `a.b.log`, `a.b.log.2` */
const logName = /^(.+\.log)(?:\.(\d+))?$/;

/** The log of what could not be written, of whichever extension. */
export const memoryLog = '(memory)';
/** Segments kept of it, 1 MB each. */
const mostInMemory = 4;

/** Files looked at together: there are threads for four, and the next ones should wait for nobody. */
const atOnce = 16;

/** Looks at a directory whose files are being renamed, and milliseconds between two. */
const mostLooks = 50;
const lookInterval = 20;

interface FoundSegment {
  readonly log: string;
  readonly age: number;
  readonly file: string;
  readonly head: string;
  readonly size: number;
}

/** Which files there are of which log, in which order, known again after they were rotated. */
export class LogCatalogue {
  private inMemory: readonly MemorySegment[] = [];
  /** By the name of the file that is written, oldest first. */
  private logs = new Map<string, readonly LogSegment[]>();
  private readonly segments = new Map<number, LogSegment>();
  /** Numbers of segments that are gone and forgotten by everybody: there are 65,536 in all. */
  private readonly freeIds: number[] = [];
  private readonly queue = new SerialQueue();

  /** @param onGone Told at once which files were deleted; after that their numbers are given to others. */
  constructor(
    private readonly directory: string,
    private readonly onGone: (segments: readonly LogSegment[]) => void,
  ) {}

  /** Names of the files that are written, such as `plugo.clock.log`. */
  get logNames(): readonly string[] {
    return [...this.logs.keys(), memoryLog];
  }

  /** The files of a log, oldest first. */
  segmentsOf(log: string): readonly LogSegment[] {
    return log === memoryLog ? this.inMemory : (this.logs.get(log) ?? []);
  }

  segment(id: number): LogSegment | undefined {
    return this.segments.get(id);
  }

  /** Takes lines that could not be written. The latest 4 MB are kept. */
  keep(lines: string): void {
    if (this.inMemory.at(-1)?.append(lines)) return;
    const segment = new MemorySegment(this.newId());
    this.segments.set(segment.id, segment);
    segment.append(lines);
    const all = [...this.inMemory, segment];
    this.inMemory = all.slice(-mostInMemory);
    this.forget(all.slice(0, -mostInMemory));
  }

  /** Takes in what was written to a log, and what was rotated. */
  grown(log: string): Promise<void> {
    return this.queue.run(async () => {
      if (log === memoryLog) return;
      const last = this.segmentsOf(log).at(-1);
      const found = await inspectSegment(path.join(this.directory, log));
      if (last && found?.head === last.head) last.size = Math.max(last.size, found.size);
      else if (found) await this.lookAround();
    });
  }

  /** Looks through the directory. */
  refresh(): Promise<void> {
    return this.queue.run(() => this.lookAround());
  }

  private async lookAround(): Promise<void> {
    const found = await this.findAll();
    // Files are renamed without a pause: the next look finds them at rest.
    if (!found) return;
    const gone = this.missingAmong(found);
    this.take(found);
    this.forget(gone);
  }

  /**
   * What there is. A file that is renamed while the names are read may be on no list: unless there is what there was before, two looks
   * must see the same.
   */
  private async findAll(): Promise<readonly FoundSegment[] | undefined> {
    let found = await this.find();
    for (let look = 0; look < mostLooks; look += 1) {
      if (this.isAsBefore(found)) return found;
      const before = namesOf(found);
      await new Promise<void>((resolve) => setTimeout(resolve, lookInterval));
      found = await this.find();
      if (namesOf(found) === before) return found;
    }
    return undefined;
  }

  private forget(gone: readonly LogSegment[]): void {
    if (gone.length === 0) return;
    for (const segment of gone) segment.isGone = true;
    this.onGone(gone);
    for (const { id } of gone) {
      this.segments.delete(id);
      this.freeIds.push(id);
    }
  }

  private isAsBefore(found: readonly FoundSegment[]): boolean {
    const known = [...this.logs.values()].reduce((count, segments) => count + segments.length, 0);
    return found.length === known && this.missingAmong(found).length === 0;
  }

  /** Those that were there before and are not now. */
  private missingAmong(found: readonly FoundSegment[]): readonly LogSegment[] {
    const heads = new Set(found.map(({ head }) => head));
    return [...this.segments.values()].filter(
      (segment) => !(segment instanceof MemorySegment) && !heads.has(segment.head),
    );
  }

  private take(found: readonly FoundSegment[]): void {
    const known = new Map([...this.segments.values()].map((segment) => [segment.head, segment]));
    const logs = new Map<string, LogSegment[]>();
    for (const { log, file, head, size } of found) {
      const segment = known.get(head) ?? this.newSegment(head, file, size);
      known.set(head, segment);
      const list = logs.get(log) ?? [];
      // A file that was renamed while the names were read may be on both lists.
      if (list.includes(segment)) continue;
      logs.set(log, list);
      list.push(segment);
      segment.file = file;
      segment.size = Math.max(segment.size, size);
    }
    this.logs = logs;
  }

  private newSegment(head: string, file: string, size: number): LogSegment {
    const segment = new LogSegment(this.newId(), head, file, size);
    this.segments.set(segment.id, segment);
    return segment;
  }

  private newId(): number {
    return this.freeIds.pop() ?? this.segments.size;
  }

  /** Oldest first of each log. */
  private async find(): Promise<readonly FoundSegment[]> {
    const names = await readdir(this.directory).catch(() => []);
    const found: FoundSegment[] = [];
    for (let at = 0; at < names.length; at += atOnce) {
      await Promise.all(
        names.slice(at, at + atOnce).map(async (name) => {
          const [, log, age = '0'] = logName.exec(name) ?? [];
          if (log === undefined) return;
          const file = path.join(this.directory, name);
          const inspected = await inspectSegment(file);
          if (inspected) found.push({ log, age: Number(age), file, ...inspected });
        }),
      );
    }
    return found.sort((a, b) => b.age - a.age);
  }
}

const namesOf = (found: readonly FoundSegment[]): string =>
  found
    .map(({ file, head }) => `${file} ${head}`)
    .sort()
    .join('\n');
