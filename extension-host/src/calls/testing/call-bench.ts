import { vi } from 'vitest';
import { Emitter } from '../../base/emitter.js';
import { FakeClock } from '../../base/fake-clock.js';
import { type ErrorCode, ExtensionHostError, toExtensionHostError } from '../../model/errors.js';
import type { MethodRules } from '../../model/method-rules.js';
import type { Call } from '../call.js';
import { CallPipeline, type CallRequest } from '../call-pipeline.js';

/** What the extension does with a call: answers, fails, or takes its time. */
type Behaviour = (call: Call, number: number) => unknown;

export interface CallBench {
  readonly clock: FakeClock;
  readonly pipeline: CallPipeline;
  /** Calls that reached the extension. */
  readonly reached: Call[];
  /** Changes what the extension does from now on. */
  behave(behaviour: Behaviour): void;
  /** Changes whether the extension is on its way up. */
  comesUp(isComingUp: boolean): void;
  /** Calls `A.b` of `test.callee` with one argument, unless told otherwise; answers with the result or the code of the error. */
  ask(argument?: unknown, request?: Partial<CallRequest>): Promise<unknown>;
}

/** A pipeline around an extension that does what a test wants, on a clock that stands still. */
export function callBench(
  rules: Partial<MethodRules> = {},
  options: { traceEvery?: number } = {},
): CallBench {
  const clock = new FakeClock();
  // The statistics of the breaker read the system's clock.
  vi.spyOn(Date, 'now').mockImplementation(() => clock.now());
  const changed = new Emitter<string>();
  const reached: Call[] = [];
  let behaviour: Behaviour = (call) => `answer ${String(call.arguments[0])}`;
  let isComingUp = false;
  const pipeline = new CallPipeline({
    clock,
    async invoke(call) {
      reached.push(call);
      return behaviour(call, reached.length);
    },
    checkPermission(caller, callee) {
      if (caller.id === 'test.stranger') throw failure('NOT_PERMITTED', callee);
    },
    rulesOf: () => ({ idempotent: false, ...rules }),
    restarts: { isComingUp: () => isComingUp, onDidChange: changed.event },
    traceEvery: options.traceEvery ?? 0,
  });
  return {
    clock,
    pipeline,
    reached,
    behave(next) {
      behaviour = next;
    },
    comesUp(value) {
      isComingUp = value;
      changed.fire('test.callee');
    },
    ask: (argument = 'x', request = {}) =>
      pipeline
        .call({ callee: 'test.callee', method: 'A.b', arguments: [argument], ...request })
        .catch((error: unknown) => toExtensionHostError(error).code),
  };
}

export function failure(code: ErrorCode, message = 'It failed.', cause?: Error): ExtensionHostError {
  return new ExtensionHostError(code, message, { extensionId: 'test.callee', cause });
}
