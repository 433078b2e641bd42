import type { ErrorCode } from './errors.js';

/** Told of every call that an extension's process was asked for, when it has ended. It must cost next to nothing. */
export interface CallMeter {
  /** @param duration Milliseconds from when it was asked for, the wait for its turn included. */
  record(duration: number, failed: boolean): void;
}

/** What was measured of an extension, or of all together, since the sample before. */
export interface MetricSample {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Percent of one core; null where no process ran, as for {@link memory}. */
  readonly cpu: number | null;
  /** Resident memory, bytes. */
  readonly memory: number | null;
  /** Calls that ended, each second. */
  readonly calls: number;
  /** Those of them that failed, each second; a call that its caller cancelled did not fail. */
  readonly errors: number;
  /** Milliseconds within which half of the calls had ended; null where there was none. */
  readonly p50: number | null;
  /** Milliseconds within which 99 of 100 calls had ended. */
  readonly p99: number | null;
  /** Restarts after crashes. */
  readonly restarts: number;
}

export type Metric = Exclude<keyof MetricSample, 'at'>;

export const metricNames = [
  'cpu',
  'memory',
  'calls',
  'errors',
  'p50',
  'p99',
  'restarts',
] as const satisfies readonly Metric[];

/** Samples column by column, oldest first: a tenth of the text that objects would take. */
export type MetricHistory = { readonly at: readonly number[] } & {
  readonly [M in Metric]: readonly (number | null)[];
};

/** The steps of a start, each with the moment at which it was done: milliseconds from the launch. */
export interface StartupMarks {
  /** The process exists. */
  readonly spawned?: number;
  /** It has connected. */
  readonly connected?: number;
  /** It has said who it is, and was answered. */
  readonly greeted?: number;
  /** It has answered `activate`, and takes calls. */
  readonly activated?: number;
}

/** One start of an extension, or the attempt at one. */
export interface Startup {
  readonly extensionId: string;
  /** Milliseconds since 1970. */
  readonly launchedAt: number;
  readonly event: string;
  readonly pid?: number;
  /** Whether the process was a spare that was kept ready. */
  readonly warm: boolean;
  /** Whether it follows a crash. */
  readonly isRestart: boolean;
  readonly marks: StartupMarks;
  /** Milliseconds from the launch to its end, good or bad. */
  readonly duration: number;
  readonly outcome: 'active' | ErrorCode;
}
