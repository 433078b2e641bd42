import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../base/clock.js';
import { Emitter, type Event } from '../base/emitter.js';
import { fileNameOf } from '../base/file-name-of.js';
import { shorten } from '../base/shorten.js';
import { describeSystemError } from '../base/system-error.js';
import { ExtensionHostError } from '../model/errors.js';
import { type NewReport, type Report, type Reporter, reportTable } from '../model/reports.js';
import { namesIn } from './names-in.js';
import { latestReports } from './parse-reports.js';
import { ReportFile } from './report-file.js';

export interface ReportJournalOptions {
  /** Where the files go: `<id>.ndjson`. Made when missing. */
  readonly directory: string;
  readonly clock: Clock;
  /** Told once when files can no longer be written (`DATA_UNWRITABLE`); reports are kept in memory all the same. */
  readonly onProblem?: (problem: ExtensionHostError) => void;
}

/** Reports kept of each extension. */
const kept = 200;
/** Extensions whose reports are kept; those of which nothing was reported for longest are forgotten at the next start. */
const keptExtensions = 500;
/** Milliseconds in which the same report once more is counted and not told anew. */
const repeatedWithin = 60_000;
const longestMessage = 2_000;
/** Of the files' names. */
const ending = '.ndjson';

/** What happened to each extension: the latest 200 reports of each, in memory and, over restarts of the host, on disk. */
export class ReportJournal {
  private readonly added = new Emitter<Report>();
  /** Told of each report; one that happened again comes again, counted. */
  readonly onDidAdd: Event<Report> = this.added.event;
  private readonly files = new Map<string, ReportFile>();
  /** By extension: those since the host started, oldest first. */
  private readonly recent = new Map<string, Report[]>();
  private readonly origin: string;
  private count = 0;
  private problemTold = false;
  private closed = false;

  constructor(private readonly options: ReportJournalOptions) {
    this.origin = Math.floor(options.clock.now()).toString(36);
  }

  /** Hands a report in. Never fails and never waits. */
  readonly add: Reporter = (report) => {
    if (this.closed) return;
    const entry = this.repeated(report) ?? this.fresh(report);
    void this.fileOf(entry.extensionId)
      .append(entry)
      .catch((error: unknown) => this.reportProblem(error));
    this.added.fire(entry);
  };

  /** The latest reports of one extension or of all, oldest first. */
  async list(extensionId: string | undefined, limit: number): Promise<readonly Report[]> {
    const ids = extensionId === undefined ? await this.knownNames() : [extensionId];
    const lists = await Promise.all(ids.map((id) => this.listOne(id)));
    return latestReports(lists.flat(), limit);
  }

  /** Forgets what is too old. To be called once, when nothing waits for it. Never fails. */
  async sweep(): Promise<void> {
    const { directory } = this.options;
    const names = await readdir(directory).catch(() => []);
    if (names.length <= keptExtensions) return;
    const files = await Promise.all(
      names.map(async (name) => ({ name, at: (await stat(path.join(directory, name))).mtimeMs })),
    ).catch(() => []);
    const old = files.sort((a, b) => b.at - a.at).slice(keptExtensions);
    await Promise.all(old.map(({ name }) => rm(path.join(directory, name), { force: true }).catch(() => {})));
  }

  /** Resolves when all is on disk. Reports after that are ignored. */
  async close(): Promise<void> {
    this.closed = true;
    this.added.dispose();
    await Promise.all([...this.files.values()].map((file) => file.idle()));
  }

  private async listOne(id: string): Promise<readonly Report[]> {
    const stored = await this.fileOf(id)
      .read()
      .catch(() => []);
    return latestReports([...stored, ...(this.recent.get(fileNameOf(id)) ?? [])], kept);
  }

  private fresh({ extensionId, code, message, error, nextStep, crash }: NewReport): Report {
    const entry: Report = {
      id: `${this.origin}-${(this.count++).toString(36)}`,
      time: this.options.clock.now(),
      extensionId,
      code,
      level: reportTable[code].level,
      message: shorten(message, longestMessage),
      nextStep: nextStep ?? error?.nextStep ?? reportTable[code].nextStep,
      ...(error === undefined ? {} : { errorCode: error.code }),
      ...(crash === undefined ? {} : { crash }),
    };
    const list = this.recentOf(extensionId);
    list.push(entry);
    if (list.length > kept) list.shift();
    return entry;
  }

  /** The last report of the extension, counted once more, where it is the same and not old. */
  private repeated({ extensionId, code, message }: NewReport): Report | undefined {
    const list = this.recentOf(extensionId);
    const last = list.at(-1);
    if (last?.code !== code || last.message !== message) return undefined;
    if (this.options.clock.now() - last.time > repeatedWithin) return undefined;
    const again = { ...last, times: (last.times ?? 1) + 1 };
    list[list.length - 1] = again;
    return again;
  }

  private recentOf(extensionId: string): Report[] {
    const name = fileNameOf(extensionId);
    const list = this.recent.get(name) ?? [];
    this.recent.set(name, list);
    return list;
  }

  private fileOf(extensionId: string): ReportFile {
    const name = fileNameOf(extensionId);
    const file =
      this.files.get(name) ?? new ReportFile(path.resolve(this.options.directory, `${name}${ending}`), kept);
    this.files.set(name, file);
    return file;
  }

  private async knownNames(): Promise<readonly string[]> {
    const onDisk = await namesIn(this.options.directory, ending);
    return [...new Set([...onDisk, ...this.recent.keys()])];
  }

  private reportProblem(cause: unknown): void {
    if (this.problemTold) return;
    this.problemTold = true;
    const message = `Reports cannot be written to ${this.options.directory}: ${describeSystemError(cause)}. They are kept in memory only.`;
    this.options.onProblem?.(new ExtensionHostError('DATA_UNWRITABLE', message, { cause }));
  }
}
