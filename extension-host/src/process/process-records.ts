import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { settlesWithin } from '../base/settles-within.js';
import { identityOf } from './process-identity.js';

/** Milliseconds. */
const settleLimit = 1_000;

/** What the next host needs to end a process that has outlived this one, and nobody else. */
export interface ProcessRecord {
  readonly pid: number;
  /** From {@link identityOf}. */
  readonly identity: string;
  /** The value of `PLUGO_LAUNCH`. */
  readonly mark: string;
  /** Absent: a spare. */
  readonly extension?: string | undefined;
  /** The host that has started it. */
  readonly host: { readonly pid: number; readonly identity: string };
}

/** The folder of the records in a data directory: one file a process, so that nothing has to be read to write one. */
export function recordsDirectory(dataDirectory: string): string {
  return path.join(dataDirectory, 'processes');
}

/**
 * Writes down what runs, beside the launches and not in their way. No syncing: what a power failure takes from the disk it takes from
 * the processor too. Never fails; what cannot be written is missed only if the host dies and everything else fails as well.
 */
export class ProcessRecords {
  private readonly directory: string;
  private readonly pending = new Set<Promise<void>>();

  constructor(dataDirectory: string) {
    this.directory = recordsDirectory(dataDirectory);
  }

  /** Keeps the record of a process until it is over. */
  keepUntil(over: Promise<unknown>, process: Pick<ProcessRecord, 'pid' | 'mark' | 'extension'>): void {
    const writing = this.write(process).catch(() => undefined);
    this.track(writing);
    this.track(
      Promise.allSettled([over, writing]).then(() =>
        rm(this.fileOf(process), { force: true }).catch(() => undefined),
      ),
    );
  }

  /** Resolves when the records of all that is over are gone, within a second. To be called when everything is. */
  async settled(): Promise<void> {
    await settlesWithin(Promise.all(this.pending), settleLimit);
  }

  private async write({ pid, mark, extension }: Pick<ProcessRecord, 'pid' | 'mark' | 'extension'>) {
    const [identity, own] = await Promise.all([identityOf(pid), identityOf(process.pid)]);
    if (identity === undefined || own === undefined) return;
    const host = { pid: process.pid, identity: own };
    const record: ProcessRecord = { pid, identity, mark, extension, host };
    const file = this.fileOf(record);
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    await writeFile(`${file}.new`, JSON.stringify(record), { mode: 0o600 });
    await rename(`${file}.new`, file);
  }

  /** A spare becomes an extension's process, and its record another one. */
  private fileOf({ mark, extension }: Pick<ProcessRecord, 'mark' | 'extension'>): string {
    return path.join(this.directory, `${mark}${extension === undefined ? '-spare' : ''}.json`);
  }

  private track(work: Promise<void>): void {
    this.pending.add(work);
    void work.then(() => this.pending.delete(work));
  }
}
