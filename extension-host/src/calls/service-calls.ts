import type { Clock } from '../base/clock.js';
import { Emitter } from '../base/emitter.js';
import { ExtensionHostError, toExtensionHostError } from '../model/errors.js';
import type { MethodRules } from '../model/method-rules.js';
import { type CallPipeline, type CallRequest, type Degradation, defaultTimeout } from './call-pipeline.js';
import { failureKindOf } from './failure-kind.js';

/** A call of a service in place of an extension. */
export interface ServiceRequest extends Omit<CallRequest, 'callee' | 'acceptsStale'> {
  readonly service: string;
}

export interface ServiceCallsOptions {
  readonly clock: Clock;
  readonly pipeline: Pick<CallPipeline, 'call' | 'findStale'>;
  /** Ids of the providers that the caller may call, in the order in which they are asked. */
  readonly providersOf: (request: ServiceRequest) => readonly string[];
  readonly rulesOf: (extensionId: string, method: string) => MethodRules;
}

/** Calls whichever provider of a service can answer, so that the failure of one is not that of its callers. */
export class ServiceCalls {
  private readonly degradations = new Emitter<Degradation>();
  /** Told of every call that another than the first provider answered, or an old result. */
  readonly onDidDegrade = this.degradations.event;

  constructor(private readonly options: ServiceCallsOptions) {}

  /**
   * Asks one provider after the other, until one could be reached. Where none can, an old result does.
   *
   * @throws ExtensionHostError `SERVICE_NOT_FOUND` where nobody provides it; what the one that was reached answered; where none
   * was, why the first was not
   */
  async call(request: ServiceRequest): Promise<unknown> {
    const { clock, pipeline } = this.options;
    const end = clock.monotonic() + (request.timeout ?? defaultTimeout);
    const providers = this.options.providersOf(request);
    let reason: ExtensionHostError | undefined;
    for (const callee of providers) {
      const timeout = end - clock.monotonic();
      try {
        const value = await pipeline.call({ ...request, callee, timeout, acceptsStale: false });
        if (reason !== undefined) this.tell(request, providers[0] ?? callee, reason, { provider: callee });
        return value;
      } catch (thrown) {
        const error = toExtensionHostError(thrown);
        if (!this.isWorthAsking(error, callee, request.method)) return this.old(request, [callee], error);
        reason ??= error;
      }
    }
    return this.old(request, providers, reason ?? notProvided(request.service));
  }

  /** Whether another provider can do what this one did not do. */
  private isWorthAsking({ code }: ExtensionHostError, callee: string, method: string): boolean {
    if (code === 'CALL_INTERRUPTED') return this.options.rulesOf(callee, method).idempotent;
    return code === 'METHOD_NOT_FOUND' || failureKindOf(code) === 'unavailable';
  }

  private old(request: ServiceRequest, providers: readonly string[], error: ExtensionHostError): unknown {
    if (failureKindOf(error.code) === 'refused') throw error;
    for (const callee of providers) {
      const kept = this.options.pipeline.findStale({ ...request, callee });
      if (kept === undefined) continue;
      this.tell(request, callee, error, 'stale');
      return kept.value;
    }
    throw error;
  }

  private tell(
    { caller, method }: ServiceRequest,
    callee: string,
    error: ExtensionHostError,
    instead: Degradation['instead'],
  ): void {
    this.degradations.fire({ caller: caller?.id, callee, method, error, instead });
  }
}

function notProvided(service: string): ExtensionHostError {
  return new ExtensionHostError(
    'SERVICE_NOT_FOUND',
    `No enabled extension that may be called provides "${service}".`,
  );
}
