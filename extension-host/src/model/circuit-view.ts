/** A method whose calls are held back, for most of the last ones failed. */
export interface CircuitView {
  readonly method: string;
  /** `halfOpen`: one call is on its way, to see whether the method works again. */
  readonly status: 'open' | 'halfOpen';
  /** When a call is let through to try, milliseconds since 1970. */
  readonly retryAt: number;
}
