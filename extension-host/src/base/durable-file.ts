import { copyFile, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { renamePatiently } from './rename-patiently.js';
import { SerialQueue } from './serial-queue.js';
import { describeSystemError, systemErrorCode } from './system-error.js';
import { writeDurably } from './write-durably.js';

/** How {@link DurableJsonFile} reads, checks and keeps one file. */
export interface DurableJsonFileOptions<T> {
  /** Absolute path. Its directory is made when missing. */
  readonly file: string;
  /** Turns what was read into a value, or throws an error that says what is wrong with it. */
  readonly parse: (value: unknown) => T;
  /** The text to store; indented JSON when left out. */
  readonly stringify?: (value: T) => string;
  /** Earlier contents kept beside the file as `.bak-1` (newest) to `.bak-<backups>`; 5 when left out. */
  readonly backups?: number;
  /** Milliseconds since 1970, for the name of a file set aside. */
  readonly now?: () => number;
}

/** What was found at start. */
export interface LoadedFile<T> {
  /** Undefined where there is no file, or a corrupt one and no sound backup. */
  readonly value: T | undefined;
  readonly corruption?: Corruption;
}

/** A file that could not be read as what it should be. */
export interface Corruption {
  /** What is wrong with it, for the end of a sentence. */
  readonly reason: string;
  /** Where the corrupt file is kept now; undefined where that failed too. */
  readonly setAside: string | undefined;
  /** The backup whose value is used, if one was sound. */
  readonly restoredFrom?: string;
}

const keptCorruptFiles = 5;
/** Milliseconds after which a temp file is nobody's. */
const oldTempFile = 60_000;

/** One JSON file that is never half written: temp file, fsync, rename, directory fsync, backups. Saves are serialised. */
export class DurableJsonFile<T> {
  private readonly backups: number;
  private readonly stringify: (value: T) => string;
  private readonly queue = new SerialQueue();
  private waiting: { value: T; readonly written: Promise<void> } | undefined;

  constructor(private readonly options: DurableJsonFileOptions<T>) {
    this.backups = options.backups ?? 5;
    this.stringify = options.stringify ?? ((value) => `${JSON.stringify(value, null, 2)}\n`);
  }

  /**
   * Reads the file. A corrupt one is kept as `<file>.corrupt-<timestamp>` (the latest five) and the newest sound backup takes
   * its place. Fails only when reading fails for a passing reason, such as too many open files.
   */
  async load(): Promise<LoadedFile<T>> {
    await this.forgetOldTempFiles().catch(() => {});
    const found = await this.read(this.options.file);
    if (found.kind === 'absent') return { value: undefined };
    if (found.kind === 'sound') return { value: found.value };
    const backup = await this.newestSoundBackup();
    const setAside = await this.setAside(backup === undefined).catch(() => undefined);
    if (!backup) return { value: undefined, corruption: { reason: found.reason, setAside } };
    // Written at once, so that a host that ends before its next save finds the restored state again.
    await writeDurably(this.options.file, this.stringify(backup.value)).catch(() => {});
    return {
      value: backup.value,
      corruption: { reason: found.reason, setAside, restoredFrom: backup.file },
    };
  }

  /** Resolves when `value`, or a later one, is on disk. Rejects with the system's error, leaving the old file whole. */
  save(value: T): Promise<void> {
    if (this.waiting) {
      this.waiting.value = value;
      return this.waiting.written;
    }
    const waiting = { value, written: this.queue.run(() => this.writeWaiting()) };
    this.waiting = waiting;
    return waiting.written;
  }

  private async writeWaiting(): Promise<void> {
    const { value } = this.waiting as { value: T };
    this.waiting = undefined;
    await this.write(value);
  }

  private async write(value: T): Promise<void> {
    await writeDurably(this.options.file, this.stringify(value), () => this.keepBackup());
  }

  /** Moves each backup one place on and makes the present file the newest. The file itself is there all the time. */
  private async keepBackup(): Promise<void> {
    if (this.backups === 0) return;
    const { file } = this.options;
    const coming = `${file}.bak-0`;
    try {
      await copyFile(file, coming);
    } catch (error) {
      if (systemErrorCode(error) === 'ENOENT') return;
      await rm(coming, { force: true }).catch(() => {});
      throw error;
    }
    for (let age = this.backups - 1; age >= 0; age--) {
      await renamePatiently(`${file}.bak-${age}`, `${file}.bak-${age + 1}`).catch(ignoreMissing);
    }
  }

  private async read(
    file: string,
  ): Promise<{ kind: 'absent' } | { kind: 'sound'; value: T } | { kind: 'corrupt'; reason: string }> {
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (error) {
      const code = systemErrorCode(error);
      if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'absent' };
      if (code && passing.has(code)) throw error;
      return { kind: 'corrupt', reason: describeSystemError(error) };
    }
    try {
      return { kind: 'sound', value: this.options.parse(JSON.parse(text.replace(/^\uFEFF/, ''))) };
    } catch (error) {
      const reason = text === '' ? 'it is empty' : error instanceof Error ? error.message : String(error);
      return { kind: 'corrupt', reason };
    }
  }

  private async newestSoundBackup(): Promise<{ file: string; value: T } | undefined> {
    for (let age = 1; age <= this.backups; age++) {
      const file = `${this.options.file}.bak-${age}`;
      const found = await this.read(file).catch(() => undefined);
      if (found?.kind === 'sound') return { file, value: found.value };
    }
    return undefined;
  }

  /** Keeps a copy, so that a host that dies here finds file and backups again; moves it where nothing takes its place. */
  private async setAside(move: boolean): Promise<string> {
    const { file, now = Date.now } = this.options;
    const stamp = new Date(now()).toISOString().replace(/[:.]/g, '-');
    const aside = `${file}.corrupt-${stamp}`;
    await (move ? rename(file, aside) : copyFile(file, aside).catch(() => rename(file, aside)));
    await this.forgetOldCorruptFiles();
    return aside;
  }

  /** A host that is killed while it writes leaves one. Young ones may be another host's that is writing just now. */
  private async forgetOldTempFiles(): Promise<void> {
    const directory = path.dirname(this.options.file);
    const prefix = `${path.basename(this.options.file)}.tmp-`;
    for (const name of await readdir(directory)) {
      if (!name.startsWith(prefix)) continue;
      const file = path.join(directory, name);
      if (Date.now() - (await stat(file)).mtimeMs > oldTempFile) await rm(file, { force: true });
    }
  }

  private async forgetOldCorruptFiles(): Promise<void> {
    const directory = path.dirname(this.options.file);
    const prefix = `${path.basename(this.options.file)}.corrupt-`;
    const kept = (await readdir(directory)).filter((name) => name.startsWith(prefix)).sort();
    for (const name of kept.slice(0, -keptCorruptFiles)) {
      await rm(path.join(directory, name), { force: true, recursive: true });
    }
  }
}

/** Errors that say nothing of the file and may be gone a moment later. */
const passing = new Set(['EMFILE', 'ENFILE', 'ENOMEM', 'EAGAIN']);

function ignoreMissing(error: unknown): void {
  if (systemErrorCode(error) !== 'ENOENT') throw error;
}
