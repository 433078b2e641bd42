import type { SerializedError } from './errors.js';
import type { Crash, ExitInfo } from './extension-state.js';
import type { LogEntry } from './log-entry.js';
import type { TransportChoice } from './transport.js';

/** A message between host and extension, as it is remembered for a while. */
export interface RecordedMessage {
  readonly direction: 'sent' | 'received';
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: 'request' | 'response' | 'notification';
  /** Of a response that of its request, where that is still known. */
  readonly method?: string;
  readonly id?: number | string;
  /** Bytes; left out where it shared a frame with others. */
  readonly size?: number;
  /** Of a response: milliseconds since its request, where that is still known. */
  readonly duration?: number;
  /** JSON-RPC error code of a response. */
  readonly errorCode?: number;
  /** Parameters, result or error; of a large message the beginning. */
  readonly content: unknown;
}

/** A message in a crash report. */
export interface MessageHead extends Omit<RecordedMessage, 'content'> {
  /** The beginning of parameters, result or error as JSON, at most 1 KiB, secrets masked. */
  readonly preview: string;
}

/** What is known of a run that has just ended unasked. */
export interface CrashFacts {
  readonly crash: Crash;
  readonly pid: number | undefined;
  /** When the process was started, milliseconds since 1970. */
  readonly startedAt: number | undefined;
  readonly transport: TransportChoice | undefined;
  /** The library the extension speaks through, such as `@plugo/sdk 0.1.0`; undefined before it connected. */
  readonly sdk: string | undefined;
  /** The last messages, oldest first. */
  readonly messages: readonly RecordedMessage[];
}

/** Resident memory and CPU at one moment. */
export interface MemorySample {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Bytes. */
  readonly memory: number;
  /** Percent of one core. */
  readonly cpu: number;
}

/** One crash in a list. */
export interface CrashSummary {
  readonly extensionId: string;
  /** Names it among those of its extension. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly error: SerializedError;
}

/** All that was known when an extension crashed, for whoever wants to find out why. */
export interface CrashReport extends CrashSummary {
  readonly displayName: string;
  readonly exit?: ExitInfo;
  /** Crashes since the host was started, this one included. */
  readonly count: number;
  /** What the host does about it. */
  readonly consequence: { readonly kind: 'restart'; readonly delay: number } | { readonly kind: 'stopped' };
  readonly run: {
    readonly pid?: number;
    readonly startedAt?: number;
    /** Milliseconds the process lived. */
    readonly lived?: number;
    readonly transport?: TransportChoice;
  };
  readonly versions: {
    readonly host: string;
    readonly extension: string;
    readonly sdk?: string;
    /** The program that runs the extension. */
    readonly runtime: string;
    /** Node of the host. */
    readonly node: string;
    /** Such as `linux-x64 6.8.0`. */
    readonly platform: string;
  };
  /** The last 200 lines of its log, oldest first. */
  readonly log: readonly LogEntry[];
  /** The last 20 messages, oldest first. */
  readonly messages: readonly MessageHead[];
  /** Of the process that crashed, the last 5 min, oldest first; empty where nothing was measured. */
  readonly memory: readonly MemorySample[];
}
