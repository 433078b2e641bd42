import type { HealthReport } from '@plugo/sdk/protocol';

/** What a running extension says of itself. */
export interface ReportedHealth extends HealthReport {
  /** Milliseconds since 1970. */
  readonly since: number;
}
