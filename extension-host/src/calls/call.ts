import type { Progress } from '@plugo/sdk/protocol';
import type { ExtensionDescription } from '../model/extension-description.js';
import type { ItemSink } from '../model/item-sink.js';
import type { MethodRules } from '../model/method-rules.js';
import type { ClientKind } from '../model/traffic.js';
import type { TraceDraft } from './call-trace.js';

/** One call on its way through the pipeline. */
export interface Call {
  /** The extension that calls; undefined for a person, or a program that speaks for one. */
  readonly caller: ExtensionDescription | undefined;
  /** Through what a person calls, for those who watch the messages. */
  readonly client: ClientKind | undefined;
  /** Id of the extension that is called. */
  readonly callee: string;
  readonly method: string;
  /** Positional arguments. */
  readonly arguments: readonly unknown[];
  /** Cancels the call. */
  readonly signal: AbortSignal | undefined;
  /** Milliseconds it may take, all waits and retries included. */
  readonly timeout: number;
  /** When that is over, on the monotonic clock. */
  readonly deadline: number;
  /** What the callee declares of the method. */
  readonly rules: MethodRules;
  /** Whether an old answer may stand in for a failure; not while another provider of a service can still be asked. */
  readonly acceptsStale: boolean;
  /** Told how far it has got; undefined where nobody asks. */
  readonly onProgress: ((progress: Progress) => void) | undefined;
  /** Takes the results of one that streams; undefined for an ordinary call. */
  readonly items: ItemSink | undefined;
  /** What is written down of the call; undefined where it is not among those sampled. */
  readonly trace: TraceDraft | undefined;
}

/** The rest of the way to the extension. Rejects with an `ExtensionHostError`, and never throws at once. */
export type Next = (call: Call) => Promise<unknown>;

/**
 * One step of the way. It is made once and serves all calls; for a call that is no concern of it, it returns `next(call)` and
 * costs next to nothing.
 */
export type Interceptor = (call: Call, next: Next) => Promise<unknown>;
