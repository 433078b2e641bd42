import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { type Corruption, DurableJsonFile } from '../base/durable-file.js';
import { describeSystemError } from '../base/system-error.js';
import { ExtensionHostError } from '../model/errors.js';
import type { InstallationRecord } from '../model/installation-record.js';

/** What the host remembers of the extensions between two runs. */
export interface InstalledState {
  /** Ids of extensions that are switched off. */
  readonly disabled: readonly string[];
  /** Absolute paths of folders that are run in place. */
  readonly linkedFolders: readonly string[];
  /** Whether the sample extensions were installed once; uninstalled samples do not come back. */
  readonly samplesSeeded: boolean;
  /** By id: whether a person wants its folder watched. Those left out are as the host has it. */
  readonly watched: Readonly<Record<string, boolean>>;
  /** Ids of extensions whose notifications are not shown. */
  readonly muted: readonly string[];
  /** By id: where an installed copy came from, and when. */
  readonly installations: Readonly<Record<string, InstallationRecord>>;
}

const firstState: InstalledState = {
  disabled: [],
  linkedFolders: [],
  samplesSeeded: false,
  watched: {},
  muted: [],
  installations: {},
};

const schemaVersion = 1;
const recordSchema = z.object({
  source: z.string(),
  installedAt: z.number(),
  changedAt: z.number(),
  onProbation: z.string().exactOptional(),
  rejected: z.string().exactOptional(),
});
const contentSchema = z.object({
  schema: z.literal(schemaVersion),
  disabled: z.array(z.string()),
  linkedFolders: z.array(z.string()),
  samplesSeeded: z.boolean(),
  // Added later than the others.
  watched: z.record(z.string(), z.boolean()).default({}),
  muted: z.array(z.string()).default([]),
  installations: z.record(z.string(), recordSchema).default({}),
});

/** Keeps {@link InstalledState} in `state.json` of the data directory. Works in memory alone where that cannot be written. */
export class InstalledStateStore {
  private constructor(
    private readonly file: DurableJsonFile<InstalledState>,
    private readonly dataDirectory: string,
    private current: InstalledState,
    /** What went wrong at opening, for the person to see. */
    readonly problems: readonly ExtensionHostError[],
  ) {}

  /** Never fails: what is wrong is told in {@link problems} (`STATE_CORRUPT`, `DATA_UNWRITABLE`). Makes the directory. */
  static async open(dataDirectory: string): Promise<InstalledStateStore> {
    const name = path.join(dataDirectory, 'state.json');
    const file = new DurableJsonFile<InstalledState>({ file: name, parse, stringify });
    const problems: ExtensionHostError[] = [];
    let state = firstState;
    try {
      await checkWritable(dataDirectory);
    } catch (error) {
      problems.push(unwritable(dataDirectory, error));
    }
    try {
      const { value, corruption } = await file.load();
      // The samples were there when the file was; those uninstalled since then are not to come back.
      state = value ?? (corruption ? { ...firstState, samplesSeeded: true } : firstState);
      if (corruption) problems.push(corrupt(name, corruption));
    } catch (error) {
      problems.push(unwritable(dataDirectory, error));
    }
    return new InstalledStateStore(file, dataDirectory, state, problems);
  }

  get state(): InstalledState {
    return this.current;
  }

  /**
   * Changes the state. In force at once, resolved when on disk. No change is lost when several come together.
   * @throws ExtensionHostError `DATA_UNWRITABLE`; the change is in force all the same until the host ends.
   */
  async update(change: (state: InstalledState) => InstalledState): Promise<void> {
    const next = change(this.current);
    this.current = {
      disabled: [...new Set(next.disabled)].sort(),
      linkedFolders: [...new Set(next.linkedFolders)],
      samplesSeeded: next.samplesSeeded,
      watched: next.watched,
      muted: [...new Set(next.muted)].sort(),
      installations: next.installations,
    };
    try {
      await this.file.save(this.current);
    } catch (error) {
      throw unwritable(this.dataDirectory, error);
    }
  }
}

/** Rights alone do not tell: a disk may be full or read-only. */
async function checkWritable(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const probe = path.join(directory, '.probe');
  await writeFile(probe, '');
  await rm(probe, { force: true });
}

function unwritable(directory: string, cause: unknown): ExtensionHostError {
  const message = `The data directory ${directory} cannot be used: ${describeSystemError(cause)}. Changes last until Plugo ends.`;
  return new ExtensionHostError('DATA_UNWRITABLE', message, { cause });
}

function corrupt(name: string, { reason, setAside, restoredFrom }: Corruption): ExtensionHostError {
  const kept = setAside ? ` It was kept as ${setAside}.` : '';
  const rebuilt = restoredFrom
    ? `The state before the last change, in ${restoredFrom}, is used.`
    : 'It was rebuilt from the extension folders: all installed extensions are enabled, and folders that were run in place must be added again.';
  const message = `The state file ${name} could not be read: ${reason}.${kept} ${rebuilt}`;
  return new ExtensionHostError('STATE_CORRUPT', message, { data: { setAside, restoredFrom } });
}

function parse(value: unknown): InstalledState {
  const { success, data, error } = contentSchema.safeParse(value);
  if (success) {
    const { schema: _, ...state } = data;
    return state;
  }
  const [issue] = error.issues;
  throw new Error(`${issue?.path.join('.') || 'it'} is not as expected (${issue?.message})`);
}

function stringify(state: InstalledState): string {
  return `${JSON.stringify({ schema: schemaVersion, ...state }, null, 2)}\n`;
}
