import { appendFile, mkdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { SerialQueue } from '../base/serial-queue.js';
import { systemErrorCode } from '../base/system-error.js';
import { writeDurably } from '../base/write-durably.js';
import type { Report } from '../model/reports.js';
import { latestReports, parseReports } from './parse-reports.js';

/** Bytes at which the file is written anew with the latest reports only. */
const sizeLimit = 256 * 1024;

/** The reports of one extension on disk: a line each, appended; written anew before it grows beyond 256 KiB. */
export class ReportFile {
  private readonly queue = new SerialQueue();
  private waiting: Report[] = [];
  private size: number | undefined;

  /** @param kept How many of the latest reports survive when the file is written anew. */
  constructor(
    readonly file: string,
    private readonly kept: number,
  ) {}

  /** Writes a report, together with others that come before the disk is ready. Rejects with the system's error. */
  append(report: Report): Promise<void> {
    this.waiting.push(report);
    return this.queue.run(() => this.flush());
  }

  /** What is in the file once all that was handed in is; empty where there is none. */
  read(): Promise<readonly Report[]> {
    return this.queue.run(async () => parseReports(await this.text()));
  }

  /** Resolves when all that was handed in is written, or could not be. */
  idle(): Promise<void> {
    return this.queue.idle();
  }

  private async flush(): Promise<void> {
    const fresh = this.waiting;
    if (fresh.length === 0) return;
    this.waiting = [];
    // A host that was killed may have left half a line.
    const mend = this.size === undefined ? '\n' : '';
    const lines = mend + fresh.map((report) => `${JSON.stringify(report)}\n`).join('');
    this.size ??= await sizeOf(this.file);
    this.size += Buffer.byteLength(lines);
    if (this.size > sizeLimit) return this.writeAnew(fresh);
    await mkdir(path.dirname(this.file), { recursive: true, mode: 0o700 });
    await appendFile(this.file, lines, { mode: 0o600 });
  }

  private async writeAnew(fresh: readonly Report[]): Promise<void> {
    const reports = latestReports([...parseReports(await this.text()), ...fresh], this.kept);
    const text = reports.map((report) => `${JSON.stringify(report)}\n`).join('');
    await writeDurably(this.file, text);
    this.size = Buffer.byteLength(text);
  }

  private async text(): Promise<string> {
    try {
      return await readFile(this.file, 'utf8');
    } catch (error) {
      if (systemErrorCode(error) === 'ENOENT' || systemErrorCode(error) === 'ENOTDIR') return '';
      throw error;
    }
  }
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}
