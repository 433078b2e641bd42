import type { InstallationRecord } from '../model/installation-record.js';
import type { ManagedExtension } from './managed-extension.js';

/** Crashes of a new version within {@link probationTime} after which the one before comes back (DESIGN, "versions kept"). */
const crashLimit = 3;
/** Milliseconds. */
const probationTime = 10 * 60_000;

export interface ProbationOptions {
  readonly recordOf: (id: string) => InstallationRecord | undefined;
  /** A new version crashed too often. */
  readonly onFailed: (id: string, version: string, crashes: number) => void;
}

interface Count {
  readonly version: string;
  readonly crashes: number;
  /** When the last one that was counted happened. */
  readonly lastAt: number;
}

/** Counts the crashes of versions that took the place of another a short while ago. */
export class Probation {
  private readonly counts = new Map<string, Count>();

  constructor(private readonly options: ProbationOptions) {}

  /** To be told of every change of state of an extension that serves. */
  stateChanged({ id, state, description }: Pick<ManagedExtension, 'id' | 'state' | 'description'>): void {
    const crash = 'crash' in state ? state.crash : undefined;
    if (crash === undefined) return;
    const { version } = description.manifest;
    const record = this.options.recordOf(id);
    if (record?.onProbation !== version || crash.at - record.changedAt > probationTime) return;
    const known = this.counts.get(id);
    const before = known?.version === version && known.lastAt >= record.changedAt ? known : undefined;
    if (before?.lastAt === crash.at) return;
    const crashes = (before?.crashes ?? 0) + 1;
    this.counts.set(id, { version, crashes, lastAt: crash.at });
    if (crashes !== crashLimit) return;
    this.options.onFailed(id, version, crashes);
  }
}
