import type { Clock } from '../base/clock.js';
import type { ProfileSource } from '../control/host-control.js';
import type { ProfileRecordParams } from '../control/profile-messages.js';
import { ExtensionHostError, toExtensionHostError } from '../model/errors.js';
import type { RecordedProfile } from '../model/profile.js';
import type { ProfileStore } from '../profiling/profile-store.js';
import type { Fleet } from './fleet.js';
import { hostErrors } from './host-errors.js';
import type { ManagedExtension } from './managed-extension.js';

export interface ProfilerOptions {
  readonly fleet: Fleet;
  readonly store: ProfileStore;
  readonly clock: Clock;
}

/** Milliseconds until an extension must have begun to record, and between looks at whether it is done. */
const startLimit = 10_000;
const lookEvery = 100;
/** Milliseconds that the writing of a CPU profile, and all of a heap snapshot, may take. */
const writeLimit = 60_000;
const heapLimit = 300_000;

interface UnderWay {
  /** Undefined until its directory is there. */
  file: string | undefined;
  /** Whether it is to end before its time. */
  isStopped: boolean;
}

/** Records CPU profiles and heap snapshots of extensions, one of each extension at a time. */
export class Profiler implements ProfileSource {
  /** The recording of each extension that is under way. */
  private readonly underWay = new Map<string, UnderWay>();

  constructor(private readonly options: ProfilerOptions) {}

  get list(): readonly RecordedProfile[] {
    return this.options.store.list;
  }

  read(profileId: string, offset: number): Promise<{ readonly text: string; readonly next?: number }> {
    return this.options.store.read(profileId, offset);
  }

  /**
   * Resolves when the recording is kept. Aborting gives it up.
   *
   * @throws ExtensionHostError `NOT_RUNNING`, `PROFILE_UNSUPPORTED`, `PROFILE_FAILED` or `CALL_CANCELLED`
   */
  async record(
    { id, kind, duration = 10_000 }: ProfileRecordParams,
    signal: AbortSignal,
  ): Promise<RecordedProfile> {
    const extension = this.profilable(id);
    const { store, clock } = this.options;
    if (this.underWay.has(id)) throw failed(extension, 'a recording of it is under way already');
    const recording: UnderWay = { file: undefined, isStopped: false };
    this.underWay.set(id, recording);
    const at = clock.now();
    let file: string | undefined;
    try {
      file = await store.newFile(id, kind, at);
      recording.file = file;
      // It may have been stopped while its directory was made.
      if (recording.isStopped) await store.stop(file);
      await this.begin(extension, { kind, file, duration });
      await this.whenDone(extension, file, kind === 'cpu' ? duration + writeLimit : heapLimit, signal);
      return await store.keep({ extensionId: id, kind, at, file });
    } catch (error) {
      if (file !== undefined) await store.discard(file);
      throw error;
    } finally {
      this.underWay.delete(id);
    }
  }

  async stop(id: string): Promise<void> {
    const recording = this.underWay.get(id);
    if (recording === undefined) return;
    recording.isStopped = true;
    if (recording.file !== undefined) await this.options.store.stop(recording.file);
  }

  private profilable(id: string): ManagedExtension {
    const extension = this.options.fleet.find(id);
    if (extension === undefined) throw hostErrors.notInstalled(id);
    if (!extension.isActive) {
      throw new ExtensionHostError(
        'NOT_RUNNING',
        `${extension.displayName} does not run, so there is nothing to record.`,
        {
          extensionId: id,
        },
      );
    }
    if (!extension.supervisor.canBeProfiled) {
      throw new ExtensionHostError(
        'PROFILE_UNSUPPORTED',
        `${extension.displayName} is not a JavaScript extension that runs on Node with @plugo/sdk, so it cannot be profiled from here.`,
        { extensionId: id },
      );
    }
    return extension;
  }

  private async begin(
    extension: ManagedExtension,
    params: { readonly kind: 'cpu' | 'heap'; readonly file: string; readonly duration: number },
  ): Promise<void> {
    try {
      await extension.supervisor.startProfile(params, startLimit);
    } catch (thrown) {
      const error = toExtensionHostError(thrown);
      const why =
        error.code === 'CALL_TIMEOUT'
          ? `it did not answer within ${startLimit / 1000} s. Its event loop is busy: start the recording first, then what keeps it busy`
          : error.message;
      throw failed(extension, why, thrown);
    }
  }

  private async whenDone(
    extension: ManagedExtension,
    file: string,
    limit: number,
    signal: AbortSignal,
  ): Promise<void> {
    const { store, clock, fleet } = this.options;
    const { pid } = extension.supervisor;
    const giveUpAt = clock.monotonic() + limit;
    for (;;) {
      if (signal.aborted) {
        throw new ExtensionHostError('CALL_CANCELLED', 'The recording was cancelled.', {
          extensionId: extension.id,
        });
      }
      const progress = await store.progressOf(file);
      if (progress === 'done') return;
      if (progress !== 'underWay') throw failed(extension, progress.failure);
      const { supervisor } = fleet.find(extension.id) ?? {};
      if (supervisor?.pid !== pid) throw failed(extension, 'its process ended meanwhile');
      if (clock.monotonic() > giveUpAt) throw failed(extension, 'it did not finish in time');
      await new Promise<void>((resolve) => clock.after(lookEvery, resolve));
    }
  }
}

function failed({ id, displayName }: ManagedExtension, why: string, cause?: unknown): ExtensionHostError {
  return new ExtensionHostError(
    'PROFILE_FAILED',
    `${displayName} could not be recorded: ${why.replace(/\.$/, '')}.`,
    {
      extensionId: id,
      cause,
    },
  );
}
