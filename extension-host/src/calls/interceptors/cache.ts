import type { Clock } from '../../base/clock.js';
import { type ExtensionHostError, toExtensionHostError } from '../../model/errors.js';
import type { CacheRules } from '../../model/method-rules.js';
import { cacheKeyOf } from '../cache/cache-key.js';
import type { KeptResult, ResultCache } from '../cache/result-cache.js';
import type { Call, Interceptor, Next } from '../call.js';
import { failureKindOf } from '../failure-kind.js';
import { pipelineErrors } from '../pipeline-errors.js';

/**
 * Answers calls of cacheable methods from the cache while the result is young, lets equal calls at the same time share one, and
 * puts an old result in the place of a failure where the extension allows it. Streams are none of its business.
 *
 * @param degraded Told of a call that was answered with an old result, and why.
 */
export function cache(
  clock: Clock,
  results: ResultCache,
  degraded: (call: Call, error: ExtensionHostError) => void,
): Interceptor {
  return (call, next) => {
    const { cacheable } = call.rules;
    if (call.items !== undefined) return next(call);
    const key = cacheable === undefined ? undefined : cacheKeyOf(call);
    if (cacheable === undefined || key === undefined) return next(call);
    const kept = results.find(call, key, cacheable.ttl);
    if (kept === undefined) return fetch(call, key, cacheable, next);
    mark(call, 'cache');
    return Promise.resolve(kept.value);
  };

  async function fetch(call: Call, key: string, rules: CacheRules, next: Next): Promise<unknown> {
    try {
      return await fly(call, key, next);
    } catch (thrown) {
      const error = toExtensionHostError(thrown);
      const kept = findStale(call, key, rules, error);
      if (kept === undefined) throw error;
      mark(call, 'stale');
      degraded(call, error);
      return kept.value;
    }
  }

  async function fly(call: Call, key: string, next: Next): Promise<unknown> {
    for (;;) {
      if (call.signal?.aborted) throw pipelineErrors.cancelled(call);
      const { flight, isShared } = results.flight(call, key, next);
      if (isShared) mark(call, 'shared');
      try {
        return await flight.join(call);
      } catch (error) {
        // The time of the call that began it is over; this one may have more.
        const isOver = toExtensionHostError(error).code === 'CALL_TIMEOUT';
        if (!isShared || !isOver || clock.monotonic() >= call.deadline) throw error;
      }
    }
  }

  function findStale(
    call: Call,
    key: string,
    { staleIfError }: CacheRules,
    { code }: ExtensionHostError,
  ): KeptResult | undefined {
    if (!call.acceptsStale || staleIfError === undefined || failureKindOf(code) === 'refused')
      return undefined;
    return results.find(call, key, staleIfError);
  }
}

function mark(call: Call, answeredBy: 'cache' | 'shared' | 'stale'): void {
  if (call.trace !== undefined) call.trace.answeredBy = answeredBy;
}
