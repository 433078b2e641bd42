import { release } from 'node:os';
import { describeSystemError } from '../base/system-error.js';
import type { CrashFacts, CrashReport, MemorySample } from '../model/crash-report.js';
import { ExtensionHostError } from '../model/errors.js';
import { displayNameOf, type ExtensionDescription } from '../model/extension-description.js';
import type { ExtensionState } from '../model/extension-state.js';
import type { NodeRuntime } from '../process/node-runtime.js';
import { maskSecrets, maskText } from '../reports/mask-secrets.js';
import { preview } from '../reports/preview.js';
import type { HostStores } from './host-stores.js';

export interface CrashRecorderOptions {
  readonly stores: HostStores;
  readonly hostVersion: string;
  readonly runtime: NodeRuntime;
  /** What was measured of a process in the last minutes. */
  readonly memoryOf: (extensionId: string, pid: number) => readonly MemorySample[];
  readonly onProblem: (problem: ExtensionHostError) => void;
}

/** A crash report that is, or will be in a moment, on disk. */
export interface KeptCrash {
  readonly name: string;
  readonly file: string;
}

/** Log lines in a report. */
const logLines = 200;

/** Puts together what is known when an extension crashes, and keeps it. */
export class CrashRecorder {
  private readonly counts = new Map<string, number>();

  constructor(private readonly options: CrashRecorderOptions) {}

  /**
   * To be called when an extension has crashed and it is decided what becomes of it. Never fails and never waits.
   * @returns its name, and where it is kept
   */
  record(description: ExtensionDescription, facts: CrashFacts, state: ExtensionState): KeptCrash {
    const { crashes } = this.options.stores;
    const report = this.reportOf(description, facts, state);
    void crashes.save(report).catch((cause: unknown) => this.tellUnwritable(cause));
    return { name: report.name, file: crashes.fileOf(report.extensionId, report.name) };
  }

  private reportOf(description: ExtensionDescription, facts: CrashFacts, state: ExtensionState): CrashReport {
    const { stores, memoryOf } = this.options;
    const { crash, pid, startedAt, transport } = facts;
    const extensionId = description.id;
    const count = (this.counts.get(extensionId) ?? 0) + 1;
    this.counts.set(extensionId, count);
    const secrets = stores.configuration.secretsOf(extensionId);
    const log = stores.log.latestOf(extensionId, logLines);
    return {
      extensionId,
      // Two within a millisecond are told apart by their number.
      name: `${new Date(crash.at).toISOString().replace(/[:.]/g, '-')}-${count}`,
      displayName: displayNameOf(description),
      at: crash.at,
      error: maskSecrets(crash.error, secrets) as CrashReport['error'],
      ...(crash.exit === undefined
        ? {}
        : { exit: maskSecrets(crash.exit, secrets) as NonNullable<CrashReport['exit']> }),
      count,
      consequence:
        state.status === 'backingOff'
          ? { kind: 'restart', delay: Math.max(0, state.until - crash.at) }
          : { kind: 'stopped' },
      run: {
        ...(pid === undefined ? {} : { pid }),
        ...(startedAt === undefined ? {} : { startedAt, lived: Math.max(0, crash.at - startedAt) }),
        ...(transport === undefined ? {} : { transport }),
      },
      versions: this.versions(description, facts.sdk),
      log: log.map((line) => ({ ...line, message: maskText(line.message, secrets) })),
      messages: facts.messages.map(({ content, ...head }) => ({
        ...head,
        preview: preview(content, secrets),
      })),
      memory: pid === undefined ? [] : memoryOf(extensionId, pid),
    };
  }

  private versions({ manifest }: ExtensionDescription, sdk: string | undefined): CrashReport['versions'] {
    const { hostVersion, runtime } = this.options;
    const command = manifest.plugo?.run?.command;
    return {
      host: hostVersion,
      extension: manifest.version,
      ...(sdk === undefined ? {} : { sdk }),
      runtime:
        command === undefined
          ? runtime.command
          : typeof command === 'string'
            ? command
            : JSON.stringify(command),
      node: process.version,
      platform: `${process.platform}-${process.arch} ${release()}`,
    };
  }

  private tellUnwritable(cause: unknown): void {
    const message = `Crash reports cannot be written: ${describeSystemError(cause)}.`;
    this.options.onProblem(new ExtensionHostError('DATA_UNWRITABLE', message, { cause }));
  }
}
