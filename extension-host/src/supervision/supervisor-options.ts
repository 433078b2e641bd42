import type { LogLevel } from '@plugo/sdk/protocol';
import type { Clock } from '../base/clock.js';
import type { CrashFacts } from '../model/crash-report.js';
import type { ExtensionDescription } from '../model/extension-description.js';
import type { ExtensionServices } from '../model/extension-services.js';
import type { CallMeter, Startup } from '../model/metrics.js';
import type { TrafficTap } from '../model/traffic.js';
import type {
  CompressionPreference,
  EncodingPreference,
  EncryptionPreference,
  TransportMemory,
  TransportPreference,
} from '../model/transport.js';
import type { NodeRuntime } from '../process/node-runtime.js';
import type { ProcessLauncher } from '../process/process-launcher.js';
import type { SupervisionTimings } from './timings.js';

/** What a supervisor needs to run one extension. */
export interface SupervisorOptions {
  readonly description: ExtensionDescription;
  readonly services: ExtensionServices;
  /** From `resolveNodeRuntime()`, once a host. */
  readonly runtime: NodeRuntime;
  /** Starts each process anew when left out. */
  readonly launcher?: ProcessLauncher;
  /** Settings of the host, read anew at each launch. */
  readonly settings: () => LaunchSettings;
  /** What earlier hosts learnt of it; nothing is remembered when left out. */
  readonly transportMemory?: TransportMemory;
  /** A line of the host about this extension. */
  readonly log: (level: LogLevel, message: string) => void;
  /** A line the process wrote, without its newline. */
  readonly onLine: (stream: 'stdout' | 'stderr', line: string) => void;
  /** Told, in a sentence, of somebody who connected in its place and was turned away. */
  readonly onRefused?: ((message: string) => void) | undefined;
  /** Where the messages between host and extension can be watched. */
  readonly tap?: TrafficTap;
  /** Whether a process that ended unasked is started again now; it is where this is left out. */
  readonly mayRestart?: () => boolean;
  /** Told of each run that ended unasked, before its state changes. */
  readonly onCrash?: ((facts: CrashFacts) => void) | undefined;
  /** Told of every call that has ended. */
  readonly meter?: CallMeter | undefined;
  /** Told of each start, when it has come to its end, good or bad; not of one that was called off. */
  readonly onStartup?: ((startup: Startup) => void) | undefined;
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
  /** Nothing is encrypted when left out. */
  readonly encryption?: EncryptionPreference;
  /** JSON when left out. */
  readonly encoding?: EncodingPreference;
  /** Nothing is compressed when left out. */
  readonly compression?: CompressionPreference;
}
