import type { CallTrace } from '../model/call-trace.js';

/** A trace whose call is on its way; interceptors add to it. */
export interface TraceDraft extends Omit<CallTrace, 'duration' | 'outcome' | 'attempts' | 'answeredBy'> {
  /** On the monotonic clock. */
  readonly begun: number;
  attempts: number;
  answeredBy: CallTrace['answeredBy'];
}
