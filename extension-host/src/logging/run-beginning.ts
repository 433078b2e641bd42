import { createReadStream } from 'node:fs';
import { appendFile, rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';

/** Beginnings kept of one extension: those of the latest runs that wrote more than one log file holds. */
const kept = 3;

/**
 * Keeps the beginning of a run, which a flood would push out of the rotated files. As long as the log was not rotated the
 * beginning is there; when it is, what of the beginning is in the rotated file is copied to `<log>.start`.
 */
export class RunBeginning {
  private copied = 0;
  private isNew = true;

  /**
   * @param file Of the log.
   * @param firstSequence Of the first line of the run.
   * @param since Of the first line of the run, milliseconds since 1970: sequences begin anew with each host.
   * @param limit Bytes that are kept.
   */
  constructor(
    private readonly file: string,
    private readonly firstSequence: number,
    private readonly since: number,
    private readonly limit: number,
  ) {}

  /** Whether all that is to be kept is. */
  get isComplete(): boolean {
    return this.copied >= this.limit;
  }

  /** To be called after each rotation. Rejects with the system's error. */
  async copyFrom(rotated: string): Promise<void> {
    if (this.isComplete) return;
    const text = await this.partOf(rotated);
    if (text === '') return;
    if (this.isNew) await this.makePlace();
    this.isNew = false;
    await appendFile(`${this.file}.start`, text, { mode: 0o600 });
  }

  private async partOf(rotated: string): Promise<string> {
    const input = createReadStream(rotated, 'utf8');
    const lines: string[] = [];
    try {
      for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
        if (!this.belongs(line)) continue;
        lines.push(`${line}\n`);
        this.copied += Buffer.byteLength(line) + 1;
        if (this.isComplete) break;
      }
    } finally {
      input.destroy();
    }
    return lines.join('');
  }

  private belongs(line: string): boolean {
    try {
      const { sequence, time } = JSON.parse(line) as { readonly sequence: number; readonly time: number };
      return sequence >= this.firstSequence && time >= this.since;
    } catch {
      return false;
    }
  }

  private async makePlace(): Promise<void> {
    const start = `${this.file}.start`;
    await rm(`${start}.${kept - 1}`, { force: true });
    for (let age = kept - 2; age >= 1; age--) await moveIfThere(`${start}.${age}`, `${start}.${age + 1}`);
    await moveIfThere(start, `${start}.1`);
  }
}

async function moveIfThere(from: string, to: string): Promise<void> {
  await rename(from, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}
