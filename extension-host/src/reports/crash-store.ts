import { chmod, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileNameOf } from '../base/file-name-of.js';
import { SerialQueue } from '../base/serial-queue.js';
import { systemErrorCode } from '../base/system-error.js';
import { writeDurably } from '../base/write-durably.js';
import type { CrashReport, CrashSummary } from '../model/crash-report.js';
import { ExtensionHostError } from '../model/errors.js';
import { namesIn } from './names-in.js';

/** Crash reports kept of each extension. */
const kept = 10;

/** The crash reports of all extensions: `<id>/<timestamp>.json`, the last 10 of each, for the person alone to read. */
export class CrashStore {
  private readonly queue = new SerialQueue();

  /** @param directory Made when missing. */
  constructor(private readonly directory: string) {}

  /** Where a report goes. */
  fileOf(extensionId: string, name: string): string {
    return path.join(this.folderOf(extensionId), `${fileNameOf(name)}.json`);
  }

  /** Writes a report and forgets the oldest ones. Rejects with the system's error. */
  save(report: CrashReport): Promise<void> {
    return this.queue.run(async () => {
      const folder = this.folderOf(report.extensionId);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = this.fileOf(report.extensionId, report.name);
      await writeDurably(file, `${JSON.stringify(report, null, 2)}\n`);
      await chmod(file, 0o600);
      for (const old of (await reportsIn(folder)).slice(0, -kept)) {
        await rm(path.join(folder, `${old}.json`), { force: true });
      }
    });
  }

  /** The crashes of one extension or of all, oldest first. */
  async list(extensionId?: string): Promise<readonly CrashSummary[]> {
    await this.queue.idle();
    const folders =
      extensionId === undefined
        ? (await readdir(this.directory).catch(() => [])).map((name) => path.join(this.directory, name))
        : [this.folderOf(extensionId)];
    const summaries: CrashSummary[] = [];
    for (const folder of folders) {
      for (const name of await reportsIn(folder)) {
        const report = await read(path.join(folder, `${name}.json`));
        if (report) summaries.push(summaryOf(report));
      }
    }
    return summaries.sort((a, b) => a.at - b.at);
  }

  /** @throws ExtensionHostError `CRASH_NOT_FOUND` */
  async get(extensionId: string, name: string): Promise<CrashReport> {
    await this.queue.idle();
    const report = await read(this.fileOf(extensionId, name));
    if (report) return report;
    throw new ExtensionHostError('CRASH_NOT_FOUND', `There is no crash report ${name} of ${extensionId}.`, {
      extensionId,
    });
  }

  /** Resolves when all is on disk, or could not be written. */
  idle(): Promise<void> {
    return this.queue.idle();
  }

  private folderOf(extensionId: string): string {
    const name = fileNameOf(extensionId);
    // A name of dots alone would be a place elsewhere.
    return path.join(this.directory, /^\.+$/.test(name) ? '_' : name);
  }
}

/** Names are timestamps, so their order is that of time. */
async function reportsIn(folder: string): Promise<readonly string[]> {
  return [...(await namesIn(folder, '.json'))].sort();
}

async function read(file: string): Promise<CrashReport | undefined> {
  try {
    const value = JSON.parse(await readFile(file, 'utf8')) as Partial<CrashReport> | null;
    const isReport =
      typeof value?.at === 'number' && typeof value.name === 'string' && value.error !== undefined;
    return isReport ? (value as CrashReport) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || systemErrorCode(error) !== undefined) return undefined;
    throw error;
  }
}

function summaryOf({ extensionId, name, at, error }: CrashReport): CrashSummary {
  return { extensionId, name, at, error };
}
