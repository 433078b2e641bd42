import type { Clock } from '../../base/clock.js';
import { type ExtensionHostError, toExtensionHostError } from '../../model/errors.js';
import type { Call, Next } from '../call.js';
import { failureKindOf } from '../failure-kind.js';
import { pipelineErrors } from '../pipeline-errors.js';
import { OutcomeStatistics } from './outcome-statistics.js';

/** Milliseconds without a call, until one is let through to try. */
const rest = 30_000;

/** Whether calls get through. `halfOpen`: one is on its way, to see whether the method works again. */
export type CircuitStatus = 'closed' | 'open' | 'halfOpen';

type State =
  | { readonly status: 'closed'; readonly statistics: OutcomeStatistics }
  /** Until this moment of the monotonic clock; the next call after it is the trial. */
  | { readonly status: 'open'; readonly until: number }
  | { readonly status: 'halfOpen' };

/**
 * Keeps calls away from one method of one extension while most of them fail. The statistics are cockatiel's; its circuit is not
 * used, for it lets calls wait for the trial without end, and takes a trial that was cancelled for a good one.
 */
export class Circuit {
  private state: State = { status: 'closed', statistics: new OutcomeStatistics() };
  private lastInterruption: unknown;

  /** @param changed Told after every change of {@link status}, with the error that led to it. */
  constructor(
    private readonly clock: Clock,
    private readonly changed: (circuit: Circuit, cause?: ExtensionHostError) => void,
    /** Told of calls that were not made: it is open, or too many others wait. */
    private readonly refused: (error: ExtensionHostError) => void = () => undefined,
  ) {}

  get status(): CircuitStatus {
    return this.state.status;
  }

  /** Milliseconds until a call is let through; 0 where that is now. */
  get wait(): number {
    return this.state.status === 'open' ? Math.max(0, this.state.until - this.clock.monotonic()) : 0;
  }

  run(call: Call, next: Next): Promise<unknown> {
    switch (this.state.status) {
      case 'closed':
        return next(call).then(this.passed, this.failed);
      case 'halfOpen':
        return this.refuse(call, undefined);
      case 'open':
        if (this.wait > 0) return this.refuse(call, this.wait);
        return this.tryOut(call, next);
    }
  }

  // Bound once: these two are all that a closed circuit costs a call.

  private readonly passed = (value: unknown): unknown => {
    if (this.state.status === 'closed') this.state.statistics.addSuccess();
    return value;
  };

  private refuse(call: Call, wait: number | undefined): Promise<never> {
    const error = pipelineErrors.circuitOpen(call, wait);
    this.refused(error);
    return Promise.reject(error);
  }

  private readonly failed = (thrown: unknown): never => {
    const error = toExtensionHostError(thrown);
    if (error.code === 'BUSY') this.refused(error);
    if (this.state.status === 'closed' && this.isFailure(error) && this.state.statistics.addFailure()) {
      this.enter({ status: 'open', until: this.clock.monotonic() + rest }, error);
    }
    throw error;
  };

  /** The one call that decides. Where it was not the method that failed, the next call decides. */
  private async tryOut(call: Call, next: Next): Promise<unknown> {
    this.enter({ status: 'halfOpen' });
    try {
      const value = await next(call);
      this.enter({ status: 'closed', statistics: new OutcomeStatistics() });
      return value;
    } catch (thrown) {
      const error = toExtensionHostError(thrown);
      const pause = failureKindOf(error.code) === 'broken' ? rest : 0;
      this.enter({ status: 'open', until: this.clock.monotonic() + pause }, error);
      throw error;
    }
  }

  /** One crash is one failure, however many calls it takes along. */
  private isFailure(error: ExtensionHostError): boolean {
    if (failureKindOf(error.code) !== 'broken') return false;
    if (error.code !== 'CALL_INTERRUPTED' || error.cause === undefined) return true;
    if (error.cause === this.lastInterruption) return false;
    this.lastInterruption = error.cause;
    return true;
  }

  private enter(state: State, cause?: ExtensionHostError): void {
    this.state = state;
    this.changed(this, cause);
  }
}
