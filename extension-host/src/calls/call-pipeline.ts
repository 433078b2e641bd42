import type { Progress } from '@plugo/sdk/protocol';
import { offAbort, onAbort } from '../base/abort-listeners.js';
import type { Clock } from '../base/clock.js';
import { Emitter } from '../base/emitter.js';
import { type ExtensionHostError, toExtensionHostError } from '../model/errors.js';
import type { ExtensionDescription } from '../model/extension-description.js';
import type { ItemSink } from '../model/item-sink.js';
import type { MethodRules } from '../model/method-rules.js';
import type { ClientKind } from '../model/traffic.js';
import { Circuits } from './breaker/circuits.js';
import { cacheKeyOf } from './cache/cache-key.js';
import { type KeptResult, ResultCache } from './cache/result-cache.js';
import type { Call, Interceptor, Next } from './call.js';
import { breaker } from './interceptors/breaker.js';
import { cache } from './interceptors/cache.js';
import { deadline } from './interceptors/deadline.js';
import { permission } from './interceptors/permission.js';
import { type Restarts, retry } from './interceptors/retry.js';
import { trace } from './interceptors/trace.js';
import { ItemQueue } from './item-queue.js';
import { LatestProgress } from './latest-progress.js';
import { pipelineErrors } from './pipeline-errors.js';
import { TraceLog } from './trace-log.js';

export interface PipelineOptions {
  readonly clock: Clock;
  /** Sends a call to its extension. Rejects with an `ExtensionHostError`, and never throws at once. */
  readonly invoke: Next;
  /** Throws where one extension may not call the other. */
  readonly checkPermission: (caller: ExtensionDescription, callee: string) => void;
  /** What an extension declares of a method. */
  readonly rulesOf: (extensionId: string, method: string) => MethodRules;
  readonly restarts: Restarts;
  /** Traces each so manieth call; 1 for all, 0 for none. */
  readonly traceEvery: number;
}

/** A call as it is asked for. */
export interface CallRequest {
  readonly caller?: ExtensionDescription | undefined;
  /** Through what a person calls. */
  readonly client?: ClientKind | undefined;
  readonly callee: string;
  readonly method: string;
  /** Positional arguments. */
  readonly arguments: readonly unknown[];
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds, all waits and retries included; 30,000 when left out. */
  readonly timeout?: number | undefined;
  /** Told how far it has got, before it ends; of many reports the newest each 50 ms. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Takes the results of one that streams. */
  readonly items?: ItemSink;
  /** Whether an old result may stand in for a failure; it may when left out. */
  readonly acceptsStale?: boolean;
}

/** A call that was answered, but not as well as it should be. */
export interface Degradation {
  readonly caller: string | undefined;
  readonly callee: string;
  readonly method: string;
  /** What failed. */
  readonly error: ExtensionHostError;
  /** What was given in its place: an old result, or the answer of another provider. */
  readonly instead: 'stale' | { readonly provider: string };
}

/** Milliseconds a call may take, all waits and retries included. */
export const defaultTimeout = 30_000;

/** The way of every call, whoever makes it, to an extension and back. */
export class CallPipeline {
  readonly results: ResultCache;
  readonly circuits: Circuits;
  readonly traces: TraceLog;
  private readonly degradations = new Emitter<Degradation>();
  /** Told of every call that was answered with an old result. */
  readonly onDidDegrade = this.degradations.event;
  private readonly clock: Clock;
  private readonly run: Next;

  constructor(private readonly options: PipelineOptions) {
    const { clock, invoke, checkPermission, restarts } = options;
    this.clock = clock;
    this.results = new ResultCache(clock);
    this.circuits = new Circuits(clock);
    this.traces = new TraceLog(clock, options.traceEvery);
    /*
     * From the caller inwards. Trace sees what the caller sees. Permission comes before anything is given away, cached results
     * included. The cache is in front of the breaker, for its answers need no extension, and an old one can stand in where the
     * breaker refuses. The breaker is outside of the retries: what a retry heals is no failure, and while it is open nothing
     * is retried. The deadline is inside of them, so that each attempt has what is left of the whole call's time.
     */
    const interceptors: readonly Interceptor[] = [
      trace(this.traces),
      permission(checkPermission),
      cache(clock, this.results, (call, error) => this.degraded(call, error)),
      breaker(this.circuits),
      retry(clock, restarts),
      deadline(clock),
    ];
    this.run = interceptors.reduceRight<Next>(
      (next, interceptor) => (call) => interceptor(call, next),
      invoke,
    );
  }

  /** @throws ExtensionHostError what the extension answered, or why it was not asked */
  call(request: CallRequest): Promise<unknown> {
    if (request.onProgress !== undefined) return this.follow(request, request.onProgress);
    return this.run(this.take(request));
  }

  /**
   * The results of a method that streams, one by one. It is called when the first is asked for, sends no more than is used, and is
   * cancelled when the loop over it is left. It goes the way of every call, as one that lasts until the last item.
   *
   * @param request Its timeout is that of each item, and says nothing of all together.
   * @throws ExtensionHostError as {@link call}, after the items that came before it
   */
  async *stream(request: CallRequest): AsyncGenerator<unknown, void, undefined> {
    const { signal, timeout = defaultTimeout } = request;
    const cancelled = pipelineErrors.cancelled(request);
    if (signal?.aborted) throw cancelled;
    const items = new ItemQueue(this.clock, request, timeout);
    const cancel = () => items.cancel(cancelled);
    const listening = signal === undefined ? undefined : onAbort(signal, cancel);
    this.call({ ...request, timeout, signal: items.signal, items }).then(
      () => items.finish(),
      (error: unknown) => items.finish(toExtensionHostError(error)),
    );
    try {
      for (let next = await items.next(); !next.done; next = await items.next()) yield next.value;
    } finally {
      if (signal !== undefined && listening !== undefined) offAbort(signal, listening);
      cancel();
    }
  }

  /** A call whose caller hears of its progress: always before the call ends, never after. */
  private async follow(request: CallRequest, tell: (progress: Progress) => void): Promise<unknown> {
    const progress = new LatestProgress(this.clock, tell);
    try {
      return await this.run(this.take({ ...request, onProgress: progress.report }));
    } finally {
      progress.end();
    }
  }

  /** The result of an equal call before, if the extension allows one as old as that in place of a failure. */
  findStale(request: CallRequest): KeptResult | undefined {
    const call = this.take(request);
    const key = cacheKeyOf(call);
    const maxAge = call.rules.cacheable?.staleIfError;
    return key === undefined || maxAge === undefined ? undefined : this.results.find(call, key, maxAge);
  }

  private take(request: CallRequest): Call {
    const { callee, method, timeout = defaultTimeout } = request;
    return {
      caller: request.caller,
      client: request.client,
      callee,
      method,
      arguments: request.arguments,
      signal: request.signal,
      timeout,
      deadline: this.clock.monotonic() + timeout,
      rules: this.options.rulesOf(callee, method),
      acceptsStale: request.acceptsStale ?? true,
      onProgress: request.onProgress,
      items: request.items,
      trace: undefined,
    };
  }

  private degraded({ caller, callee, method }: Call, error: ExtensionHostError): void {
    this.degradations.fire({ caller: caller?.id, callee, method, error, instead: 'stale' });
  }
}
