import type { ExtensionHostError } from '../model/errors.js';

/** What the host remembers of the extensions between two runs. */
export interface InstalledState {
  /** Ids of extensions that are switched off. */
  readonly disabled: readonly string[];
  /** Absolute paths of folders that are run in place. */
  readonly linkedFolders: readonly string[];
  /** Whether the sample extensions were installed once; uninstalled samples do not come back. */
  readonly samplesSeeded: boolean;
}

/** Keeps {@link InstalledState} in `state.json` of the data directory. Works in memory alone where that cannot be written. */
export class InstalledStateStore {
  private constructor() {}

  /** Never fails: what is wrong is told in {@link problems} (`STATE_CORRUPT`, `DATA_UNWRITABLE`). Makes the directory. */
  static async open(dataDirectory: string): Promise<InstalledStateStore> {
    throw new Error('not written yet');
  }

  /** What went wrong at opening, for the person to see. */
  readonly problems: readonly ExtensionHostError[] = [];

  get state(): InstalledState {
    throw new Error('not written yet');
  }

  /**
   * Changes the state. In force at once, resolved when on disk. No change is lost when several come together.
   * @throws ExtensionHostError `DATA_UNWRITABLE`; the change is in force all the same until the host ends.
   */
  async update(change: (state: InstalledState) => InstalledState): Promise<void> {
    throw new Error('not written yet');
  }
}
