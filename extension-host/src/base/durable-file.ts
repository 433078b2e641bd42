/** How {@link DurableJsonFile} reads, checks and keeps one file. */
export interface DurableJsonFileOptions<T> {
  /** Absolute path. Its directory is made when missing. */
  readonly file: string;
  /** Turns what was read into a value, or throws an error that says what is wrong with it. */
  readonly parse: (value: unknown) => T;
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
  /** What is wrong with it, in a sentence. */
  readonly reason: string;
  /** Where the corrupt file is kept now; undefined where that failed too. */
  readonly setAside: string | undefined;
  /** The backup whose value is used, if one was sound. */
  readonly restoredFrom?: string;
}

/** One JSON file that is never half written: temp file, fsync, rename, directory fsync, backups. Saves are serialised. */
export class DurableJsonFile<T> {
  constructor(private readonly options: DurableJsonFileOptions<T>) {}

  /**
   * Reads the file. A corrupt one is kept as `<file>.corrupt-<timestamp>` (the latest five) and the newest sound backup takes
   * its place. Fails only when reading fails for a passing reason, such as too many open files.
   */
  async load(): Promise<LoadedFile<T>> {
    throw new Error('not written yet');
  }

  /** Resolves when `value`, or a later one, is on disk. Rejects with the system's error, leaving the old file whole. */
  async save(value: T): Promise<void> {
    throw new Error('not written yet');
  }
}
