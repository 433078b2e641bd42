import { CircuitState, SamplingBreaker } from 'cockatiel';

/** The numbers of DESIGN §6. */
const sampling = {
  /** Outcomes of so many milliseconds count. */
  window: 10_000,
  /** With fewer calls in it nothing is concluded. */
  leastCalls: 10,
  /** Half of them failed. cockatiel asks for more than its threshold, so it is a hair below. */
  threshold: 0.5 - 1e-9,
} as const;

/** The part of a sampling breaker's state that is used here, as cockatiel 3.2 has it. */
interface SampledOutcomes {
  readonly windows: readonly { readonly startedAt: number; failures: number; successes: number }[];
  readonly currentFailures: number;
  readonly currentSuccesses: number;
}

/** How many calls of the last 10 s succeeded and failed, to a second. */
export class OutcomeStatistics {
  private readonly breaker = new SamplingBreaker({
    duration: sampling.window,
    minimumRps: (sampling.leastCalls * 1000) / sampling.window,
    threshold: sampling.threshold,
  });

  get counts(): { readonly failures: number; readonly calls: number } {
    const { currentFailures, currentSuccesses } = this.outcomes;
    return { failures: currentFailures, calls: currentFailures + currentSuccesses };
  }

  addSuccess(): void {
    this.breaker.success(CircuitState.Closed);
  }

  /** @returns whether at least half of at least ten calls have failed now */
  addFailure(): boolean {
    this.forgetOld();
    return this.breaker.failure(CircuitState.Closed);
  }

  /** cockatiel goes on by one window at a time, however long ago the last call was; it would count those of an hour ago. */
  private forgetOld(): void {
    const { windows, currentFailures, currentSuccesses } = this.outcomes;
    const oldest = Date.now() - sampling.window;
    const left = { currentFailures, currentSuccesses };
    for (const window of windows) {
      if (window.startedAt > oldest) continue;
      left.currentFailures -= window.failures;
      left.currentSuccesses -= window.successes;
      window.failures = 0;
      window.successes = 0;
    }
    this.breaker.state = left;
  }

  private get outcomes(): SampledOutcomes {
    return this.breaker.state as SampledOutcomes;
  }
}
