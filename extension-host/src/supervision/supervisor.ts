import type { ConfigurationChangedParams, LogLevel, NotificationClosedParams } from '@plugo/sdk/protocol';
import type { Clock } from '../base/clock.js';
import type { Disposable } from '../base/disposable.js';
import { Emitter, type Event } from '../base/emitter.js';
import type { ExtensionDescription } from '../model/extension-description.js';
import type { ExtensionServices } from '../model/extension-services.js';
import type { Crash, ExtensionState } from '../model/extension-state.js';
import type { TransportChoice, TransportPreference } from '../model/transport.js';
import type { NodeRuntime } from '../process/node-runtime.js';
import type { SupervisionTimings } from './timings.js';

/** What a supervisor needs to run one extension. */
export interface SupervisorOptions {
  readonly description: ExtensionDescription;
  readonly services: ExtensionServices;
  /** From `resolveNodeRuntime()`, once a host. */
  readonly runtime: NodeRuntime;
  /** Settings of the host, read anew at each launch. */
  readonly settings: () => LaunchSettings;
  /** A line of the host about this extension. */
  readonly log: (level: LogLevel, message: string) => void;
  /** A line the process wrote, without its newline. */
  readonly onLine: (stream: 'stdout' | 'stderr', line: string) => void;
  readonly clock?: Clock;
  /** A number from 0 (included) to 1 for the jitter of the back-off. */
  readonly random?: () => number;
  readonly timings?: Partial<SupervisionTimings>;
}

export interface LaunchSettings {
  /** For a manifest that says `auto`. */
  readonly transport: TransportPreference;
  /** Empty: the system's temporary directory. */
  readonly socketDirectory: string;
}

export interface CallOptions {
  /** Milliseconds; 30,000 when left out. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
}

/** Keeps one extension running: starts, watches, restarts and stops its process. */
export class Supervisor implements Disposable {
  private readonly changed = new Emitter<ExtensionState>();
  /** Told after every change of {@link state}. */
  readonly onDidChangeState: Event<ExtensionState> = this.changed.event;
  readonly state: ExtensionState = { status: 'inactive' };
  /** Crashes that were followed by a restart, since this supervisor was made. */
  readonly restarts: number = 0;
  readonly lastCrash: Crash | undefined = undefined;

  constructor(private readonly options: SupervisorOptions) {}

  get id(): string {
    return this.options.description.id;
  }
  /** How the running extension is connected. */
  get transport(): TransportChoice | undefined {
    return undefined;
  }
  /** Methods the running extension exports; empty when it does not run. */
  get methods(): readonly string[] {
    return [];
  }
  /** When the running process was started, milliseconds since 1970. */
  get startedAt(): number | undefined {
    return undefined;
  }
  get pid(): number | undefined {
    return undefined;
  }

  /**
   * Starts the extension; does nothing when it is active. Calls at the same time share one start; during back-off it starts at once.
   *
   * @param event The activation event that led here.
   * @throws ExtensionHostError The reason why this attempt failed. A retry may already be on its way: see {@link state}.
   */
  start(_event: string): Promise<void> {
    throw new Error('not yet');
  }

  /** Stops the extension, whatever it is doing, and calls off a restart. Resolves when its process group is gone. Never rejects. */
  stop(): Promise<void> {
    throw new Error('not yet');
  }

  /**
   * Calls an exported method with positional arguments.
   *
   * @throws ExtensionHostError `NOT_RUNNING`, `METHOD_NOT_FOUND`, `METHOD_FAILED`, `CALL_TIMEOUT`, `CALL_CANCELLED`,
   * `CALL_INTERRUPTED`, `BUSY` or `ARGUMENT_INVALID`.
   */
  call(_method: string, _args: readonly unknown[], _options?: CallOptions): Promise<unknown> {
    throw new Error('not yet');
  }

  /** Tells a running extension about its settings; one that does not run gets them at its next start. */
  notifyConfiguration(_params: ConfigurationChangedParams): void {}

  notifyNotificationClosed(_params: NotificationClosedParams): void {}

  /** Kills the process group at once and lets go of everything. For a clean end `await stop()` first. */
  dispose(): void {
    this.changed.dispose();
  }
}
